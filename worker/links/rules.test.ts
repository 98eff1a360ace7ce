import { describe, expect, it } from 'vitest';
import { publicLink } from './rules.ts';

const BASE = 'https://vpn1.example.com';

describe('the address of a panel’s link', () => {
  it.each([
    ['https://vpn.example.com/otl/ab', '', 'https://vpn.example.com/otl/ab'],
    ['https://vpn.example.com/otl/ab', BASE, 'https://vpn.example.com/otl/ab'],
    ['http://192.168.131.11:8098/otl/ab', BASE, `${BASE}/otl/ab`],
    ['https://10.0.0.1/otl/ab?x=1', BASE, `${BASE}/otl/ab?x=1`],
    ['http://vpn.example.com/otl/ab', BASE, `${BASE}/otl/ab`],
    ['http://vpn.example.com/otl/ab', `${BASE}/one`, `${BASE}/one/otl/ab`],
    ['http://vpn.example.com/otl/ab', '', null],
    ['http://192.168.131.11:8098/otl/ab', '', null],
    ['https://panel.internal/otl/ab', '', null],
  ])('in production %s with the base “%s” becomes %s', (url, base, expected) => {
    expect(publicLink(url, base, 'production')).toBe(expected);
  });

  it('the simulator’s loopback is let through in a demo, a private one never', () => {
    expect(publicLink('http://127.0.0.1:8811/otl/ab', '', 'demo')).toBe('http://127.0.0.1:8811/otl/ab');
    expect(publicLink('http://192.168.131.11:8098/otl/ab', '', 'demo')).toBeNull();
  });
});
