/** Signs that a realm may take by name: one path each, drawn with a line of 2.6 and round ends for 34 by 34. */
export const SIGNS = {
  key: 'M21 8a5.500 5.500 0 1 1-3.900 9.400L9 25.500M12.500 22l3 3',
  tree: 'M17 27V15M17 20.500c-5 0-7.500-3-7.500-6.500C9.500 10 12.500 7 17 7s7.500 3 7.500 7c0 3.500-2.500 6.500-7.500 6.500M17 15l3.200-3',
  rivers:
    'M8 10c3-2.600 6-2.600 9 0s6 2.600 9 0M8 14.700c3-2.600 6-2.600 9 0s6 2.600 9 0M8 19.400c3-2.600 6-2.600 9 0s6 2.600 9 0M8 24.100c3-2.600 6-2.600 9 0s6 2.600 9 0',
  book: 'M17 11v15M17 11c-2-1.800-5-2.500-9-2.500V23.500c4 0 7 .7 9 2.500c2-1.800 5-2.500 9-2.500V8.500c-4 0-7 .7-9 2.500',
  tower: 'M11 27V13l6-6 6 6v14M8 27h18M17 27v-5M17 13v3',
  bridge: 'M7 24h20M10 24V13M24 24V13M7 18c2 0 3-2 3-5c2 5 12 5 14 0c0 3 1 5 3 5',
} as const

export const isSignName = (written: string): written is keyof typeof SIGNS => Object.hasOwn(SIGNS, written)
