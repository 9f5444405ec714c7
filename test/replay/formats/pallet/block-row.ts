import type { Context } from '../../../../src/simulator/frame/context.ts'
import type { Report } from '../../format.ts'
import type { Row } from '../../json.ts'
import type { PortableJson } from './portable-json.ts'

/** Holds the figures listed for a block against ours. */
export function compareBlockRow(
  _id: string,
  _row: Row,
  _ctx: Context,
  _json: PortableJson,
  _report: Report,
): void {}
