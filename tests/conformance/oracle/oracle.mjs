// Lines in: {"sdl": "..."} sets the schema, {"text": "..."} asks for a verdict.
// Lines out, one per text: {"verdict": "syntax" | "invalid" | "valid", "detail": "..."}.
import { createInterface } from 'node:readline';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';

// A budget of the reference implementation, not a rule of the specification.
const rules = specifiedRules.filter((rule) => rule.name !== 'MaxIntrospectionDepthRule');
let schema;

function judge(text) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    return { verdict: 'syntax', detail: `${error.message} ${JSON.stringify(error.locations)}` };
  }
  const errors = validate(schema, document, rules);
  return errors.length === 0
    ? { verdict: 'valid', detail: '' }
    : { verdict: 'invalid', detail: errors.map((error) => error.message).join(' | ') };
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.sdl !== undefined) {
    schema = buildSchema(message.sdl);
  } else {
    process.stdout.write(`${JSON.stringify(judge(message.text))}\n`);
  }
}
