/**
 * What somebody shows to prove who they are. Both unions are closed: a passkey or an identity provider becomes a
 * member here, and everything that must know of it stops compiling until it does (ADR 0011).
 */
export type FirstFactor = { by: 'password'; name: string; password: string }
export type SecondFactor = { by: 'totp'; code: string }
