// SPDX-License-Identifier: Apache-2.0
import { curl } from './api.js';
import { copy, element } from './dom.js';

const PATH = '/v1/images/generations';

/** What a request was, for people. */
function facts(request, release) {
  const parts = [request.seed ? `seed ${request.seed}` : 'a new seed', request.size.replace('x', '×')];
  if (request.to) parts.push(`first of ${request.n} on the way to ${request.to.prompt ?? `seed ${request.to.seed}`}`);
  else if (request.n > 1) parts.push(`first of ${request.n}`);
  if (request.variation !== undefined && request.variation !== 1) parts.push(`variation ${request.variation}`);
  if (release) parts.push(release);
  return parts.join(' · ');
}

/** A picture with what can be done with it; `request` may learn its seed later, `release` is told where it is known. */
export class Card {
  constructor(request, actions, release) {
    this.request = request;
    this.release = release;
    this.frame = element('div', { className: 'frame' });
    this.facts = element('p', { className: 'facts' });
    this.download = element('a', { textContent: 'Download', hidden: true });
    this.element = element('li', { className: 'card' },
      this.frame, element('p', { textContent: request.prompt }), this.facts,
      element('div', { className: 'actions' }, this.download,
        this.#button('Again', 'Draw this again', () => actions.again(this.request)),
        this.#button('Other seed', 'Draw this caption with another seed', () => actions.again({ ...this.request, seed: '' })),
        this.#button('Copy as curl', 'Copy this request as a curl command', () => copy(curl(PATH, this.request), 'the curl command')),
        this.#button('From here', 'Interpolate from this picture', () => actions.from(this.request)),
        this.#button('To here', 'Interpolate to this picture', () => actions.to(this.request))));
    this.update();
  }

  #button(text, label, onclick) {
    return element('button', { type: 'button', textContent: text, title: label, onclick });
  }

  update() {
    this.facts.textContent = facts(this.request, this.release);
  }

  show(source, kind) {
    const picture = element('img', { src: source, className: kind, loading: 'lazy',
      alt: `${kind === 'sketch' ? 'Sketch' : 'Picture'} of: ${this.request.prompt}` });
    picture.onerror = () => this.gone('It has expired. Drawn again by the same release it will be the same.');
    this.frame.append(picture);
    if (kind === 'picture') {
      const others = [...this.frame.children].filter(child => child !== picture);
      const clear = () => others.forEach(child => child.remove());
      picture.onanimationend = clear;
      setTimeout(clear, 1500);
      this.download.href = source;
      this.download.download = `${this.request.seed || 'picture'}-${this.request.size}.png`;
      this.download.hidden = false;
    }
  }

  gone(reason) {
    this.frame.replaceChildren(element('p', { className: 'gone', textContent: reason }));
    this.download.hidden = true;
  }
}
