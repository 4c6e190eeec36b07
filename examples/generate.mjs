// SPDX-License-Identifier: Apache-2.0
// Draws a caption with what Node brings along and follows the stream.
// Usage: node generate.mjs [URL]
import { writeFile } from 'node:fs/promises';

const url = process.argv[2] ?? 'http://localhost:8080';
const answer = await fetch(`${url}/v1/images/generations`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ prompt: 'a small bird with a red head', seed: 7, stream: true }),
});
if (!answer.ok) throw new Error((await answer.json()).error.message);
let rest = '';
for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + part).split('\n');
  rest = lines.pop();
  for (const line of lines.filter(text => text.startsWith('data:'))) {
    const event = JSON.parse(line.slice(5));
    if (event.error) throw new Error(event.error.message);
    const name = `${event.type.replace('image_generation.', '')}.png`;
    await writeFile(name, Buffer.from(event.b64_json, 'base64'));
    console.log(name);
  }
}
