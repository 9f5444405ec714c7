/** The most subnets there can ever be; upstream's distance between the storage indices of a subnet's mechanisms. */
const GLOBAL_MAX_SUBNET_COUNT = 4096

/** Where a mechanism's weights and bonds are stored. Upstream: subnets/mechanism.rs, `get_mechanism_storage_index`. */
export function mechanismIndex(netuid: number, mechanism: number): number {
  return Math.min(Math.min(mechanism * GLOBAL_MAX_SUBNET_COUNT, 65535) + netuid, 65535)
}

/** The subnet of a storage index. Upstream: subnets/mechanism.rs, `get_netuid`. */
export function netuidOfIndex(index: number): number {
  return index % GLOBAL_MAX_SUBNET_COUNT
}
