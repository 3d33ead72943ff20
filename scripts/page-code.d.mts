import type { Plugin } from 'vite'

export function pageCode(): Plugin
