export default {
  too_large: 'Use a picture of at most 2 MB.',
  unknown: 'Use a PNG, JPEG or WebP picture.',
  broken: 'This picture is damaged. Save it anew and try again.',
  too_wide: 'Use a picture of at most {most} pixels a side.',
} as const;
