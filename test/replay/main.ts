import { existsSync } from 'node:fs'
import { formats } from './formats/index.ts'
import { type FileResult, type RunResult, run } from './run.ts'

const paths = process.argv.slice(2)
const missing = paths.filter((path) => !existsSync(path))

if (paths.length === 0) {
  console.error('Name files or folders of recorded vectors: npm run vectors -- PATH…')
  process.exitCode = 2
} else if (missing.length > 0) {
  console.error(`No such file or folder: ${missing.join(', ')}`)
  process.exitCode = 2
} else {
  const result = await run(paths, formats, (file) => console.log(lineOf(file)))
  console.log(totalOf(result))
  process.exitCode = result.exitCode
}

function lineOf(file: FileResult): string {
  if (file.format === undefined)
    return `${file.path}: no format knows this file (known: ${formats.map((each) => each.name).join(', ')})`
  const parts = [
    `${file.path} (${file.format}): ${file.cases} cases`,
    `${file.mismatches} mismatches`,
  ]
  if (file.quotes > 0) parts.push(`${file.quotes} quotes held against executions`)
  const unsupported = [...file.unsupported].map(([what, count]) => `${what} ×${count}`)
  if (unsupported.length > 0) parts.push(`unsupported: ${unsupported.join('; ')}`)
  const better = [...file.better].map(([rule, count]) => `${rule} ×${count}`)
  if (better.length > 0) parts.push(`better on purpose: ${better.join('; ')}`)
  if (file.first !== undefined) {
    const { item, key, expected, got } = file.first
    const where = `${file.first.case} ${item}${key === undefined ? '' : ` [${key}]`}`
    parts.push(`first difference: ${where}: expected ${expected}, got ${got}`)
  }
  return parts.join(', ')
}

function totalOf({ files, skipped }: RunResult): string {
  const sum = (of: (file: FileResult) => number) =>
    files.reduce((total, file) => total + of(file), 0)
  const unsupported = sum((file) => [...file.unsupported.values()].reduce((a, b) => a + b, 0))
  const better = sum((file) => [...file.better.values()].reduce((a, b) => a + b, 0))
  const lines = skipped.map((path) => `skipped, no format knows it: ${path}`)
  lines.push(
    `total: ${files.length} files, ${sum((file) => file.cases)} cases, ` +
      `${sum((file) => file.mismatches)} mismatches, ` +
      `${sum((file) => file.quotes)} quotes held against executions, ${better} better on purpose, ` +
      `${unsupported} unsupported, ${skipped.length} skipped`,
  )
  return lines.join('\n')
}
