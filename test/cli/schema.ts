import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'

const FOLDER = new URL('../../schemas/', import.meta.url)
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
for (const file of readdirSync(FOLDER)) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as object)
}

/** Fails where `value` does not follow the published schema of that name: `dtao-1`, `config-show`. */
export function expectSchema(name: string, value: unknown): void {
  const id = `${name}.schema.json`
  expect(ajv.getSchema(id), `schemas/${id}`).toBeDefined()
  expect(ajv.validate(id, value) ? [] : ajv.errors, JSON.stringify(value)).toEqual([])
}

/** The one document on a stdout, checked against the envelope and, for a success, against its command's schema. */
export function documentOf(stdout: string, command?: string): Record<string, unknown> {
  expect(stdout.split('\n')).toHaveLength(2)
  const document = JSON.parse(stdout) as Record<string, unknown>
  expectSchema('dtao-1', document)
  if (command !== undefined) expectSchema(command, document.data)
  return document
}
