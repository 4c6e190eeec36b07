// SPDX-License-Identifier: Apache-2.0
// The official JavaScript client, with nothing changed but its address and key, walks through what
// the Java client's test does. Usage: node scenario.mjs http://localhost:8080/v1
import assert from 'node:assert/strict';
import OpenAI, { APIUserAbortError, AuthenticationError, BadRequestError, ConflictError, InternalServerError, NotFoundError, RateLimitError } from 'openai';

const client = new OpenAI({ baseURL: process.argv[2], apiKey: 'script-key', maxRetries: 0 });
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
  await assert.rejects(client.withOptions({ apiKey: 'wrong' }).images.generate({ prompt: 'a bird' }), AuthenticationError);
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

// Three jobs that no stage ever ends: the tenant has to wait until they have expired.
async function retriesAfter429() {
  const body = JSON.stringify({ prompt: 'silent', deadline: new Date(Date.now() + 6000).toISOString() });
  const headers = { authorization: 'Bearer script-key', 'content-type': 'application/json' };
  // The aborted job may be open for a moment.
  for (let jobs = 0; jobs < 3; ) {
    const answer = await fetch(`${process.argv[2]}/jobs`, { method: 'POST', headers, body });
    if (answer.status === 202) jobs++;
  }
  await assert.rejects(client.images.generate({ prompt: 'a bird' }), error =>
    error instanceof RateLimitError && error.code === 'quota_exceeded' && Number(error.headers.get('retry-after')) > 0);
  const statuses = [];
  const counting = async (url, options) => {
    const answer = await fetch(url, options);
    statuses.push(answer.status);
    return answer;
  };
  const patient = client.withOptions({ maxRetries: 10, fetch: counting });
  assert.equal((await patient.images.generate({ prompt: 'a bird' })).data.length, 1);
  assert.equal(statuses[0], 429);
  assert.equal(statuses.at(-1), 200);
}

async function listsModels() {
  const models = [];
  for await (const model of client.models.list()) models.push(model.id);
  assert.ok(models.includes('production'));
  assert.equal((await client.models.retrieve('production')).id, 'production');
}

for (const step of [generates, generatesOtherFormats, answersWithLinks, streams, seesEachError, keepsAnIdempotencyKey, cancels, retriesAfter429, listsModels]) {
  await step();
  console.log(`passed ${step.name}`);
}
