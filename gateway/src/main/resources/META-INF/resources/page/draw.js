// SPDX-License-Identifier: Apache-2.0
import { anySeed, draw } from './api.js';
import { Card } from './card.js';
import { byId, say } from './dom.js';
import { remember } from './history.js';
import { clearSheet, offerSheet } from './sheet.js';

let running = null;

/** One request a picture, so that each shows its sketch first: seeds count up from the first. */
function requests(form) {
  const base = { prompt: form.prompt.value.trim(), size: form.size.value, seed: form.seed.value };
  if (Number(form.variation.value) !== 1) base.variation = Number(form.variation.value);
  const count = Number(form.count.value);
  if (count > 1) base.seed ||= anySeed();
  return Array.from({ length: count }, (_, i) => ({
    ...base, seed: base.seed && (BigInt(base.seed) + BigInt(i)).toString() }));
}

async function drawOne(request, card, signal) {
  let job = null;
  try {
    await draw(request, {
      signal,
      onJob: id => { job = id; },
      onEvent: event => {
        request.seed = event.seed;
        card.update();
        const kind = event.type.endsWith('completed') ? 'picture' : 'sketch';
        card.show(`data:image/png;base64,${event.b64_json}`, kind);
        if (kind === 'sketch') say('A sketch is there.');
      },
    });
    remember({ job, request });
  } catch (error) {
    card.gone(error.name === 'AbortError' ? 'Stopped.' : error.message);
    throw error;
  }
}

export function startDrawing(actions) {
  const form = byId('draw-form');
  form.variation.oninput = () => { form.shown.value = form.variation.value; };
  byId('stop').onclick = () => running?.abort();
  form.onsubmit = async submit => {
    submit.preventDefault();
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    byId('stop').hidden = false;
    clearSheet();
    say('Drawing …');
    const all = requests(form).map(request => ({ request, card: new Card(request, actions) }));
    byId('drawn').replaceChildren(...all.map(one => one.card.element));
    const ends = await Promise.allSettled(all.map(one => drawOne(one.request, one.card, signal)));
    if (running?.signal !== signal) return;
    byId('stop').hidden = true;
    const failed = ends.find(end => end.status === 'rejected');
    if (!failed && all.length > 1) offerSheet(all[0].request, all.length);
    say(failed ? failed.reason.message : all.length === 1 ? 'The picture is there.' : 'The pictures are there.', Boolean(failed));
  };
}

/** Fills the form in and draws. */
export function drawAgain(request) {
  const form = byId('draw-form');
  form.prompt.value = request.prompt;
  form.seed.value = request.seed ?? '';
  form.size.value = request.size;
  form.variation.value = request.variation ?? 1;
  form.shown.value = form.variation.value;
  form.count.value = '1';
  location.hash = '#/draw';
  form.requestSubmit();
}
