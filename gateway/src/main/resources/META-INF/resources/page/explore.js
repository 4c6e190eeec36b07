// SPDX-License-Identifier: Apache-2.0
import { anySeed, curl, drawAll, explore } from './api.js';
import { byId, copy, element, save, say } from './dom.js';

let request = null;
let timer = null;

function read(form) {
  const to = { prompt: form.toPrompt.value.trim(), seed: form.toSeed.value };
  return { prompt: form.prompt.value.trim(), seed: form.seed.value, n: Number(form.n.value), size: form.size.value,
    variation: Number(form.variation.value), to: to.prompt || to.seed ? to : undefined };
}

function stopPlaying() {
  clearInterval(timer);
  timer = null;
  byId('way-play').setAttribute('aria-pressed', 'false');
}

function play() {
  if (timer) return stopPlaying();
  byId('way-play').setAttribute('aria-pressed', 'true');
  const position = byId('way-position');
  let step = 1;
  timer = setInterval(() => {
    const at = Number(position.value);
    if (at + step > Number(position.max) || at + step < 0) step = -step;
    go(at + step);
  }, 350);
}

function go(index) {
  const buttons = [...byId('way-all').querySelectorAll('button')];
  byId('way-position').value = index;
  buttons.forEach((button, i) => i === index ? button.setAttribute('aria-current', 'true') : button.removeAttribute('aria-current'));
  byId('way-picture').src = buttons[index].firstChild.src;
  byId('way-picture').alt = buttons[index].firstChild.alt;
  byId('way-caption').textContent = `${Math.round(100 * index / (buttons.length - 1))} % of the way`;
}

function show(pictures) {
  stopPlaying();
  byId('way-all').replaceChildren(...pictures.map((picture, index) =>
    element('li', {}, element('button', { type: 'button', onclick: () => go(index) },
      element('img', { src: `data:image/png;base64,${picture.b64_json}`, alt: `Picture ${index + 1} of ${pictures.length}` })))));
  byId('way-position').max = pictures.length - 1;
  byId('way').hidden = false;
  go(0);
}

async function saveAs(layout) {
  try {
    say('Making the file …');
    save(await explore({ ...request, layout }), `way-${layout}.png`);
    say('Saved.');
  } catch (error) {
    say(error.message, true);
  }
}

export function startExploring() {
  const form = byId('explore-form');
  form.variation.oninput = () => { form.shown.value = form.variation.value; };
  form.onsubmit = async submit => {
    submit.preventDefault();
    request = read(form);
    if (!request.to) return say('Say where to go: another caption, another seed, or both.', true);
    say('Drawing the way …');
    try {
      show((await drawAll(request)).data);
      say('The way is there.');
    } catch (error) {
      say(error.message, true);
    }
  };
  byId('way-position').oninput = input => go(Number(input.target.value));
  byId('way-play').onclick = play;
  byId('way-strip').onclick = () => saveAs('strip');
  byId('way-animation').onclick = () => saveAs('animation');
  byId('way-curl').onclick = () => copy(curl('/v1/images/generations', request), 'the curl command');
}

export function setEnd(name, from) {
  const form = byId('explore-form');
  form[name === 'to' ? 'toPrompt' : 'prompt'].value = from.prompt;
  form[name === 'to' ? 'toSeed' : 'seed'].value = from.seed ?? '';
  location.hash = '#/explore';
  say(name === 'to' ? 'The way ends there.' : 'The way starts there.');
}

/** Fills the form in and draws the way. */
export function exploreAgain({ prompt, seed, size, variation = 1, n, to }) {
  const form = byId('explore-form');
  const fields = { prompt, seed: seed || anySeed(), size, variation, shown: variation, n, toPrompt: to.prompt ?? '', toSeed: to.seed ?? '' };
  if (![...form.n.options].some(option => Number(option.value) === n)) form.n.add(new Option(n));
  Object.entries(fields).forEach(([name, value]) => { form[name].value = value; });
  location.hash = '#/explore';
  form.requestSubmit();
}
