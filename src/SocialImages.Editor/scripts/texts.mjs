// Every text is used somewhere: what nobody reads any more is deleted, not translated.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const screens = readdirSync('src', { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && !/^(text|generated)[/\\]/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8')).join('\n')
const english = readFileSync('src/text/en.ts', 'utf8')

// `group: { key: …` lies on one or several lines; values in capitals are enums, chosen at run time.
const unused = []
for (const [, group, body] of english.matchAll(/^  (\w+): \{(?!\})([\s\S]*?)(?:\},?$)(?=\n(?:  [\w/]|\}))/gm)) {
  const plain = body.replaceAll(/'(?:[^'\\]|\\.)*'|`[^`]*`/g, "''").replaceAll(/\([^()]*\) =>/g, '').replaceAll(/\{[^{}]*\}/g, '{}')
  for (const [, key] of plain.matchAll(/(?:^|[,{]|\n)\s*(\w+):/g)) {
    if (/^[A-Z_0-9]+$/.test(key)) continue
    const isNamed = screens.includes(`text.${group}.${key}`)
    const isChosen = screens.includes(`text.${group}[`) && new RegExp(`'${key}'`).test(screens)
    if (!isNamed && !isChosen) unused.push(`${group}.${key}`)
  }
}
if (unused.length > 0) throw new Error(`Nothing uses these texts: ${unused.join(', ')}`)
