// Builds elements. Texts only ever become text nodes, so that a prompt is never markup.

/** An element; properties that do not exist on it become attributes, and null children are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name in element && name !== 'list') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Sets CSS variables, which the page's security policy allows a script to do and markup not. */
export function styled(element, variables) {
  for (const [name, value] of Object.entries(variables)) element.style.setProperty(name, value);
  return element;
}

export const $ = id => document.getElementById(id);

/** Says something to those who listen to the page. */
export function say(text) {
  $('voice').textContent = text;
}

/** A URI that may be broken between its options. */
export function breakable(uri) {
  return uri.split(/(?=&)|(?<=[?])/).flatMap((part, index) => (index ? [el('wbr'), part] : [part]));
}

/** A button that copies a text, and says so. */
export function copies(button, text) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Select it to copy';
    }
    say(button.textContent);
    setTimeout(() => { button.textContent = label; }, 1600);
  });
  return button;
}
