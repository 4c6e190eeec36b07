// SPDX-License-Identifier: Apache-2.0
import { explore } from './api.js';
import { byId, say } from './dom.js';

let request = null;

/** Forgets the sheet of before. */
export function clearSheet() {
  request = null;
  URL.revokeObjectURL(byId('sheet-picture').src);
  byId('sheet').hidden = byId('as-sheet').hidden = true;
}

/** Offers the series over seeds that begins with this request as one picture. */
export function offerSheet(first, n) {
  request = { ...first, n, layout: 'grid' };
  byId('as-sheet').hidden = false;
}

function show(file, { prompt, seed, n }) {
  const last = BigInt(seed) + BigInt(n - 1);
  const address = URL.createObjectURL(file);
  byId('sheet-picture').src = address;
  byId('sheet-picture').alt = `${n} pictures of: ${prompt}, seeds ${seed} to ${last}, row by row`;
  byId('sheet-caption').textContent = `Seeds ${seed} to ${last}, row by row`;
  byId('sheet-save').href = address;
  byId('sheet-save').download = `${seed}-to-${last}.png`;
  byId('sheet').hidden = false;
}

export function startSheet() {
  byId('as-sheet').onclick = async () => {
    const asked = request;
    say('Making the sheet …');
    try {
      const file = await explore(asked);
      if (asked !== request) return;
      show(file, asked);
      say('The sheet is there.');
    } catch (error) {
      say(error.message, true);
    }
  };
}
