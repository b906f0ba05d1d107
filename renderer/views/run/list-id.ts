/** The id of the list of networks, which the arrow down from its filter leads to. */
export const networkListId = "network-list";
