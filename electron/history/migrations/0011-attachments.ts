/** What finds the runs of one attachment, by its container ID and interface, in the order of time. */
export const indexAttachments = `
DROP INDEX runs_by_network;
CREATE INDEX runs_by_attachment ON runs (container_id, if_name, started_at);
`;
