// SPDX-License-Identifier: Apache-2.0
import { Card } from './card.js';
import { byId, say } from './dom.js';
import { forget, local, remote } from './history.js';

async function show(actions) {
  const own = local();
  const known = new Set(own.map(entry => entry.job));
  const others = await remote();
  const told = new Map(others.map(entry => [entry.job, entry]));
  const all = [...own, ...others.filter(entry => !known.has(entry.job))];
  byId('history').replaceChildren(...all.map(entry => {
    const { picture, release } = told.get(entry.job) ?? {};
    const card = new Card(entry.request, actions, release);
    card.show(picture ?? `/v1/images/${entry.job}/0.png`, 'picture');
    return card.element;
  }));
  byId('history-none').hidden = all.length > 0;
}

export function startGallery(actions) {
  byId('forget').onclick = async () => {
    forget();
    await show(actions);
    say('This browser remembers nothing of it.');
  };
  return () => show(actions);
}
