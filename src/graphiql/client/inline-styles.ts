/**
 * The page's content security policy allows no inline styles: neither `<style>` elements without the page's
 * nonce nor `style` attributes in HTML. The editor (Monaco) makes both. Styles set through the CSS object
 * model are allowed, since only running scripts can set them. The functions here turn inline styles into
 * allowed ones, so that the policy can stay strict.
 */

const STAND_IN = 'data-inline-style';
const TAG_WITH_STYLE = /<[a-z][^<>]*?\sstyle="[^<>]*>/gi;
const STYLE_ATTRIBUTE = /\sstyle="/i;

/**
 * Gives the page's nonce to every `<style>` element that a script creates from now on.
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

/** Applies the `style` attributes of HTML that scripts write into the page by way of the CSS object model. */
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

/**
 * Renames `style` attributes. Text in the editor cannot be mistaken for a tag, as its `<` is written `&lt;`.
 */
function withStandIns(html: string): string {
  return html.replace(TAG_WITH_STYLE, (tag) => tag.replace(STYLE_ATTRIBUTE, ` ${STAND_IN}="`));
}

function applyStandIns(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>(`[${STAND_IN}]`)) {
    element.style.cssText = element.getAttribute(STAND_IN) ?? '';
    element.removeAttribute(STAND_IN);
  }
}
