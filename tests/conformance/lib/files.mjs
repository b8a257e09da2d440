import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a command of this package's node_modules; the error holds all it printed. */
export async function runTool(name, args, cwd) {
  try {
    const { stdout } = await promisify(execFile)(join(root, 'node_modules', '.bin', name), args, { cwd, maxBuffer: 1 << 26 })
    return stdout
  } catch (error) {
    throw new Error(`${name}: ${error.stdout ?? ''} ${error.stderr ?? error.message}`)
  }
}

export async function inTemporaryFolder(run) {
  const folder = await mkdtemp(join(tmpdir(), 'graphql-conformance-'))
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
