// SPDX-License-Identifier: Apache-2.0
// The official JavaScript client, with nothing changed but its address and key, walks through what
// the Java client's test does. Usage: node scenario.mjs http://localhost:8080/v1
import assert from 'node:assert/strict';
import OpenAI, { APIUserAbortError, BadRequestError, ConflictError, InternalServerError, NotFoundError } from 'openai';

const client = new OpenAI({ baseURL: process.argv[2], apiKey: 'any', maxRetries: 0 });
const isPng = text => Buffer.from(text, 'base64').subarray(1, 4).toString() === 'PNG';

async function generates() {
  const answer = await client.images.generate({ prompt: 'a red bird', n: 2, size: '64x64', seed: 7 });
  assert.equal(answer.data.length, 2);
  assert.ok(answer.data.every(picture => isPng(picture.b64_json)));
  assert.equal(answer.usage.input_tokens, 3);
  assert.equal(answer.output_format, 'png');
}

async function generatesOtherFormats() {
  for (const [format, start] of [['jpeg', 'ffd8'], ['webp', '52494646']]) {
    const answer = await client.images.generate({ prompt: 'a bird', output_format: format, output_compression: 50 });
    assert.ok(Buffer.from(answer.data[0].b64_json, 'base64').toString('hex').startsWith(start));
  }
}

async function answersWithLinks() {
  const answer = await client.images.generate({ prompt: 'a bird', response_format: 'url' });
  const picture = await fetch(answer.data[0].url);
  assert.equal(picture.headers.get('content-type'), 'image/png');
}

async function streams() {
  const types = [];
  for await (const event of await client.images.generate({ prompt: 'a bird', stream: true, partial_images: 1 })) {
    types.push(event.type);
    assert.ok(isPng(event.b64_json));
  }
  assert.deepEqual(types, ['image_generation.partial_image', 'image_generation.completed']);
}

async function seesEachError() {
  const refused = fields => client.images.generate({ prompt: 'a bird', ...fields });
  await assert.rejects(refused({ n: 11 }), error =>
    error instanceof BadRequestError && error.param === 'n' && error.type === 'invalid_request_error' && error.requestID.startsWith('req_'));
  await assert.rejects(refused({ model: 'dall-e-3' }), NotFoundError);
  await assert.rejects(refused({ prompt: 'broken' }), error =>
    error instanceof InternalServerError && error.code === 'nan-output');
  await assert.rejects(async () => {
    for await (const event of await refused({ prompt: 'broken', stream: true })) assert.ok(event);
  }, /It broke/);
}

async function keepsAnIdempotencyKey() {
  const headers = { 'Idempotency-Key': `key-${Date.now()}` };
  const first = await client.images.generate({ prompt: 'a bird' }, { headers });
  assert.deepEqual(await client.images.generate({ prompt: 'a bird' }, { headers }), first);
  await assert.rejects(client.images.generate({ prompt: 'a cat' }, { headers }), ConflictError);
}

async function cancels() {
  const controller = new AbortController();
  const asked = client.images.generate({ prompt: 'silent' }, { signal: controller.signal });
  setTimeout(() => controller.abort(), 300);
  await assert.rejects(asked, APIUserAbortError);
}

async function listsModels() {
  const models = [];
  for await (const model of client.models.list()) models.push(model.id);
  assert.ok(models.includes('production'));
  assert.equal((await client.models.retrieve('production')).id, 'production');
}

for (const step of [generates, generatesOtherFormats, answersWithLinks, streams, seesEachError, keepsAnIdempotencyKey, cancels, listsModels]) {
  await step();
  console.log(`passed ${step.name}`);
}
