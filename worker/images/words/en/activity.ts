export default {
  uploaded: 'Uploaded the picture {name}',
} as const;
