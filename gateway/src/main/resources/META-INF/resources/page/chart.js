// SPDX-License-Identifier: Apache-2.0
import { element, svg } from './dom.js';

const WIDTH = 400;
const HEIGHT = 200;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 10, 10, 24];
const COLOURS = 5;
const TICKS = 4;
const SMOOTH = 0.9;

/** What nearly all values stay below, so that a wild start does not press the rest flat. */
function ceiling(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.max(sorted[Math.floor(sorted.length * 0.98)] * 1.1, 1e-9);
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(span) {
  const power = 10 ** Math.floor(Math.log10(span / TICKS));
  return [1, 2, 2.5, 5, 10].map(m => m * power).find(step => step * TICKS >= span * 0.99);
}

function ticks(from, to) {
  const step = roundStep(to - from);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => (first + i) * step);
}

/** The mean of late, as a line that can be followed by eye. */
function smoothed(points) {
  let mean = points[0][1];
  return points.map(([x, y]) => [x, (mean = SMOOTH * mean + (1 - SMOOTH) * y)]);
}

const short = number => Math.abs(number) >= 1000 ? `${+(number / 1000).toPrecision(3)}k` : `${+number.toPrecision(3)}`;

/** Lines of metrics over steps: each value faintly, their smoothed course, and the last values in words. */
export function chart(title, series) {
  const names = Object.keys(series);
  const all = Object.values(series).flat();
  const right = Math.max(1, ...all.map(p => p[0]));
  const low = Math.min(0, ...all.map(p => p[1]));
  const high = ceiling(all.map(p => p[1]));
  const toX = x => LEFT + x / right * (WIDTH - LEFT - RIGHT);
  const toY = y => HEIGHT - BOTTOM - (Math.min(y, high) - low) / (high - low) * (HEIGHT - BOTTOM - TOP);
  const path = points => points.map(([x, y], i) => `${i ? 'L' : 'M'}${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`).join('');
  const last = names.map(name => `${name} ${short(smoothed(series[name]).at(-1)[1])}`);
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'curves', role: 'img', 'aria-label': `${title}: ${last.join(', ')}` });
  ticks(low, high).forEach(y => drawing.append(
    svg('line', { class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: toY(y), y2: toY(y) }),
    svg('text', { x: LEFT - 6, y: toY(y) + 4, 'text-anchor': 'end' }, short(y))));
  ticks(0, right).slice(1).forEach(x => drawing.append(
    svg('text', { x: toX(x), y: HEIGHT - 6, 'text-anchor': 'middle' }, short(x))));
  names.forEach((name, i) => drawing.append(
    svg('path', { class: `c${i % COLOURS} faint`, d: path(series[name]) }),
    svg('path', { class: `c${i % COLOURS}`, d: path(smoothed(series[name])) })));
  const legend = element('ul', { className: 'legend' }, ...last.map((text, i) =>
    element('li', {}, element('span', { className: `swatch c${i % COLOURS}`, ariaHidden: 'true' }), text)));
  return element('div', { className: 'chart' }, drawing, legend);
}
