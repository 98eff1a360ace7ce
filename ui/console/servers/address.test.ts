import { describe, expect, it } from 'vitest';
import { baseUrlOf } from './address.ts';

const PORTS = { http: 8098, https: 443 };

describe('baseUrlOf', () => {
  it('leaves the scheme’s own port out', () => {
    expect(baseUrlOf({ host: 'vpn.example.com', port: null, secure: true }, PORTS)).toBe('https://vpn.example.com');
    expect(baseUrlOf({ host: 'vpn.example.com', port: 443, secure: true }, PORTS)).toBe('https://vpn.example.com');
    expect(baseUrlOf({ host: 'vpn.example.com', port: 80, secure: false }, PORTS)).toBe('http://vpn.example.com');
  });

  it('uses the panel’s own port over http', () => {
    expect(baseUrlOf({ host: 'vpn.example.com', port: null, secure: false }, PORTS)).toBe(
      'http://vpn.example.com:8098',
    );
  });

  it('puts an IPv6 address in brackets, once', () => {
    expect(baseUrlOf({ host: '2001:db8::1', port: 8443, secure: true }, PORTS)).toBe('https://[2001:db8::1]:8443');
    expect(baseUrlOf({ host: '[2001:db8::1]', port: null, secure: true }, PORTS)).toBe('https://[2001:db8::1]');
  });

  it('is nothing without a host', () => {
    expect(baseUrlOf({ host: '  ', port: null, secure: true }, PORTS)).toBeUndefined();
  });
});
