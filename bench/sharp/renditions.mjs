// Makes the same three renditions as SocialImages.Imaging, on request: a line "COUNT WORKERS" is answered with one of JSON.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);
const file = await readFile(process.argv[2]);
const jpeg = { quality: 80, progressive: true, optimiseCoding: true, chromaSubsampling: '4:2:0' };
const inside = (side) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

async function renditions() {
  const full = await sharp(file, { sequentialRead: true }).jpeg(jpeg).toBuffer();
  const { data, info } = await sharp(file, { sequentialRead: true }).resize(inside(1080)).raw().toBuffer({ resolveWithObject: true });
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
  const medium = await sharp(data, raw).jpeg(jpeg).toBuffer();
  const thumbnail = await sharp(data, raw).resize(inside(320)).jpeg(jpeg).toBuffer();
  return [full.length, medium.length, thumbnail.length];
}

console.log(JSON.stringify({ version: sharp.versions.vips }));
for await (const line of createInterface({ input: process.stdin })) {
  const [count, workers] = line.split(' ').map(Number);
  const started = performance.now();
  let left = count;
  let sizes = [];
  await Promise.all(Array.from({ length: workers }, async () => { while (left-- > 0) sizes = await renditions(); }));
  console.log(JSON.stringify({ milliseconds: performance.now() - started, sizes }));
}
