(() => {
  const form = document.querySelector('form'), box = form.elements.q, said = document.querySelector('output');
  const items = [...document.querySelectorAll('.cables > li')];
  const lower = found => found.map(word => word.toLowerCase());
  // What codes mean is found too; the letters of a class only as a word, since a C is in most texts.
  const levels = lower(items.map(item => item.querySelector('b')?.textContent || ''));
  const known = new Set(levels);
  const texts = lower(items.map(item => [...item.querySelectorAll('a, span')].filter(part => !part.querySelector('b'))
    .map(part => part.textContent).concat([...item.querySelectorAll('[title]')].map(part => part.title)).join(' ')));
  const find = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    items.forEach((item, at) => {
      item.hidden = !words.every(word => known.has(word) ? levels[at] === word : texts[at].includes(word));
      count += !item.hidden;
    });
    said.textContent = !words.length ? '' : count ? `${count} of ${items.length} cables`
      : 'no cable has all these words; the text itself is not searched here';
  };
  box.value = new URLSearchParams(location.search).get('q') || '';
  form.hidden = false;
  form.addEventListener('submit', event => { event.preventDefault(); find(); });
  box.addEventListener('input', find);
  find();
})();
