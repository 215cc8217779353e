/** In the place of a template's id in the address: the form for registering one. */
export const NEW_TEMPLATE = 'novo'
