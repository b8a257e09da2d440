// The editor's operations as files the API reads: requests then carry ids only.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const folder = '../SocialImages.Api/wwwroot/operations'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [id, text] of Object.entries(JSON.parse(readFileSync('src/generated/persisted-documents.json', 'utf8')))) writeFileSync(`${folder}/${id}.graphql`, text)
