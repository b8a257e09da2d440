// Reads an xunit result file: says what failed or was skipped and why, then prints "passed failed skipped long" for test.sh;
// with "failed" behind the file, the methods that failed instead.
import { readFileSync } from "node:fs";

const xml = readFileSync(process.argv[2], "utf8");
const unescape = (text) =>
  text.replace(/&(lt|gt|quot|apos|amp|#x[0-9a-fA-F]+);/g, (_, name) =>
    name.startsWith("#") ? String.fromCodePoint(parseInt(name.slice(2), 16)) : { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }[name]);
const attribute = (tag, name) => unescape(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
const sum = (name) => [...xml.matchAll(/<assembly [^>]*>/g)].reduce((total, [tag]) => total + Number(attribute(tag, name) || 0), 0);

if (process.argv[3] === "failed") {
  const failed = [...xml.matchAll(/<test [^>]*>/g)].filter(([tag]) => attribute(tag, "result") === "Fail");
  for (const method of new Set(failed.map(([tag]) => `${attribute(tag, "type")}.${attribute(tag, "method")}`))) console.log(method);
  process.exit()
}

for (const [, tag, body = ""] of xml.matchAll(/(<test [^>]*?)(?:\/>|>(.*?)<\/test>)/gs)) {
  const result = attribute(tag, "result");
  const said = (element) =>
    unescape(new RegExp(`<${element}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${element}>`, "s").exec(body)?.[1] ?? "no reason given").replace(/\s+/g, " ").slice(0, 600);
  if (result === "Skip") console.error(`  skipped: ${attribute(tag, "name")}: ${said("reason")}`);
  if (result === "Fail") console.error(`  failed:  ${attribute(tag, "name")} after ${Math.round(attribute(tag, "time"))} s: ${said("message")}`);
}

console.log(sum("passed"), sum("failed") + sum("errors"), sum("skipped"), sum("not-run"));
