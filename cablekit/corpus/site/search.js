(() => {
  const form = document.querySelector('form'), box = form.elements.q, said = document.querySelector('output');
  const items = [...document.querySelectorAll('.cables > li')];
  const texts = items.map(item => item.textContent.toLowerCase());
  const find = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    items.forEach((item, at) => {
      item.hidden = !words.every(word => texts[at].includes(word));
      count += !item.hidden;
    });
    said.textContent = words.length ? `${count} of ${items.length} cables` : '';
  };
  box.value = new URLSearchParams(location.search).get('q') || '';
  form.hidden = false;
  form.addEventListener('submit', event => { event.preventDefault(); find(); });
  box.addEventListener('input', find);
  find();
})();
