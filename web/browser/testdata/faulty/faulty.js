console.error('something went wrong')
document.querySelector('#trap').addEventListener('keydown', (e) => { if (e.key === 'Tab') e.preventDefault() })
