// SPDX-License-Identifier: Apache-2.0
import { read } from './api.js';

const KEY = 'stackgan-history';
const MOST = 200;

/** What this browser has asked for, the newest first: requests and their jobs, no pictures. */
export function local() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

export function remember(entry) {
  const others = local().filter(known => known.job !== entry.job);
  try {
    localStorage.setItem(KEY, JSON.stringify([entry, ...others].slice(0, MOST)));
  } catch {
    // A browser that stores nothing shows what the platform knows.
  }
}

export function forget() {
  localStorage.removeItem(KEY);
}

/** Jobs of other programs too; none where the platform does not list them. */
export async function remote() {
  try {
    const { data } = await read('/v1/jobs?state=completed&limit=48');
    return data.filter(job => job.prompt).map(({ id, prompt, n, seed, size, variation, to, release, images }) => ({
      job: id, release, picture: images.find(image => image.index === 0 && image.size === size)?.url,
      request: { prompt, seed, size, variation, ...(n > 1 && { n }), ...(to && { to }) } }));
  } catch {
    return [];
  }
}
