// Runs before the first paint, so that a chosen theme or language does not flash; a file of its own because the CSP allows no inline script.
(() => {
  try {
    const theme = localStorage.getItem('culvert.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const language = localStorage.getItem('culvert.language');
    if (language) document.documentElement.lang = language;
  } catch {
    // Storage is blocked: the system's theme applies.
  }
})();
