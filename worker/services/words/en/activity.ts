export default {
  named: 'Named service {number} “{label}”',
} as const;
