/**
 * The page's content security policy allows no inline style: neither `<style>` elements without the page's nonce nor
 * `style` attributes written in HTML. The editor (Monaco) makes both. Styles set through the CSS object model are
 * allowed, as only running scripts can do so; what follows turns the one into the other, so that the policy stays strict.
 */

const STAND_IN = 'data-inline-style';
const TAG_WITH_STYLE = /<[a-z][^<>]*?\sstyle="[^<>]*>/gi;
const STYLE_ATTRIBUTE = /\sstyle="/i;

/**
 * Gives the page's nonce to every `<style>` element that a script makes from here on.
 *
 * @param nonce the nonce of the page's content security policy.
 */
export function allowStyleElements(nonce: string): void {
  const createElement = document.createElement;
  document.createElement = function createElementWithNonce(
    this: Document,
    name: string,
    options?: ElementCreationOptions,
  ): HTMLElement {
    const element = createElement.call(this, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}

/** Applies `style` attributes in HTML that a script writes into the page through the CSS object model. */
export function allowStyleAttributes(): void {
  const innerHtml = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  const writeInnerHtml = innerHtml?.set;
  if (!innerHtml || !writeInnerHtml)
    throw new Error('This browser does not let scripts write HTML: use a newer one.');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...innerHtml,
    set(this: Element, html: unknown) {
      writeInnerHtml.call(this, withStandIns(String(html ?? '')));
      applyStandIns(this);
    },
  });

  const insertAdjacentHtml = Element.prototype.insertAdjacentHTML;
  Element.prototype.insertAdjacentHTML = function insertAdjacentHtmlStyled(position, html) {
    insertAdjacentHtml.call(this, position, withStandIns(String(html)));
    applyStandIns(this.parentElement ?? this);
  };
}

/** Text in the editor never looks like a tag here: its `<` is written `&lt;`. */
function withStandIns(html: string): string {
  return html.replace(TAG_WITH_STYLE, (tag) => tag.replace(STYLE_ATTRIBUTE, ` ${STAND_IN}="`));
}

function applyStandIns(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>(`[${STAND_IN}]`)) {
    element.style.cssText = element.getAttribute(STAND_IN) ?? '';
    element.removeAttribute(STAND_IN);
  }
}
