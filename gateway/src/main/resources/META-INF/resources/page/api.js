// SPDX-License-Identifier: Apache-2.0
// Calls of the gateway. Seeds are text here: JavaScript's numbers would round those beyond 2⁵³.

const KEY = 'stackgan-key';
let asking = false;

/** Far enough from the last seed that there is, 2⁶³ − 1, for any series. */
export const anySeed = () => (crypto.getRandomValues(new BigUint64Array(1))[0] >> 2n).toString();

/** JSON with the seed as its digits. */
function body(fields) {
  const { seed, to, ...rest } = fields;
  const parts = [JSON.stringify(rest).slice(1, -1)];
  if (seed) parts.push(`"seed":${seed}`);
  if (to) {
    const inner = [];
    if (to.prompt) inner.push(`"prompt":${JSON.stringify(to.prompt)}`);
    if (to.seed) inner.push(`"seed":${to.seed}`);
    parts.push(`"to":{${inner.join(',')}}`);
  }
  return `{${parts.join(',')}}`;
}

/** Parses with every seed as text. */
function parse(text) {
  return JSON.parse(text.replace(/"seed"\s*:\s*(\d+)/g, '"seed":"$1"'));
}

async function refusal(answer) {
  const text = await answer.text();
  try {
    return new Error(parse(text).error.message);
  } catch {
    return new Error(`The gateway answered with status ${answer.status}.`);
  }
}

/** Sends the key that this tab was given, and asks for one where the platform wants it. */
async function ask(path, options = {}) {
  const key = sessionStorage.getItem(KEY);
  const headers = { ...options.headers, ...(key && { authorization: `Bearer ${key}` }) };
  const answer = await fetch(path, { ...options, headers });
  if (answer.status !== 401 || asking) return answer;
  asking = true;
  const given = prompt('This platform asks for an API key:', '');
  asking = false;
  if (!given) return answer;
  sessionStorage.setItem(KEY, given.trim());
  return ask(path, options);
}

async function post(path, fields, signal) {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(path, { method: 'POST', headers, body: body(fields), signal });
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

export async function read(path) {
  const answer = await ask(path);
  if (!answer.ok) throw await refusal(answer);
  return parse(await answer.text());
}

/** Tells each line of a stream of events as it comes. */
async function lines(answer, onLine) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const whole = (rest + part.value).split('\n');
    rest = whole.pop();
    whole.forEach(onLine);
  }
}

/** Draws one picture; tells the job's id, then each event as it comes. */
export async function draw(fields, { signal, onJob, onEvent }) {
  const answer = await post('/v1/images/generations', { ...fields, stream: true }, signal);
  await lines(answer, line => {
    if (line.startsWith(': ')) onJob(line.slice(2).trim());
    if (!line.startsWith('data:')) return;
    const event = parse(line.slice(5));
    if (event.error) throw new Error(event.error.message);
    onEvent(event);
  });
}

/** Tells the data of each event until the stream ends or is aborted. Not an EventSource, which sends no key. */
export async function follow(path, signal, onEvent) {
  const answer = await ask(path, { signal });
  if (!answer.ok) throw await refusal(answer);
  await lines(answer, line => line.startsWith('data:') && onEvent(parse(line.slice(5))));
}

/** All pictures of a request at once. */
export async function drawAll(fields) {
  return parse(await (await post('/v1/images/generations', fields)).text());
}

/** One file that shows all pictures of an exploration. */
export async function explore(fields) {
  return (await post('/v1/explorations', fields)).blob();
}

export function curl(path, fields) {
  const quoted = body(fields).replaceAll("'", `'\\''`);
  return `curl ${location.origin}${path} -H 'Content-Type: application/json' -d '${quoted}'`;
}
