/** Gives the browser a text to save among the downloads. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the address up after this turn: given back at once, Firefox finds nothing there.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
