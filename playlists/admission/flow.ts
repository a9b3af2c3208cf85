/**
 * A flow network with growing arcs, for Dinic's algorithm (1970). Capacities are whole numbers below 2^53. Arc `2k` and
 * its reverse `2k + 1` stand side by side.
 */
export interface Network {
  nodes: number
  arcs: number
  /** First arc of each node; −1: none. */
  first: Int32Array
  next: Int32Array
  to: Int32Array
  /** What may still flow. */
  left: Float64Array
}

export function emptyNetwork(nodes: number): Network {
  return {
    nodes,
    arcs: 0,
    first: new Int32Array(Math.max(1024, nodes)).fill(-1),
    next: new Int32Array(4096),
    to: new Int32Array(4096),
    left: new Float64Array(4096),
  }
}

export function addNode(network: Network): number {
  if (network.nodes === network.first.length) {
    const first = new Int32Array(network.first.length * 2).fill(-1)
    first.set(network.first)
    network.first = first
  }
  network.first[network.nodes] = -1
  return network.nodes++
}

/** Adds an arc and returns its number. */
export function addArc(network: Network, from: number, to: number, capacity: number): number {
  if (network.arcs + 2 > network.to.length) growArcs(network)
  const arc = network.arcs
  network.arcs += 2
  network.to[arc] = to
  network.to[arc + 1] = from
  network.left[arc] = capacity
  network.left[arc + 1] = 0
  network.next[arc] = network.first[from]!
  network.next[arc + 1] = network.first[to]!
  network.first[from] = arc
  network.first[to] = arc + 1
  return arc
}

function growArcs(network: Network): void {
  const size = network.to.length * 2
  const next = new Int32Array(size)
  const to = new Int32Array(size)
  const left = new Float64Array(size)
  next.set(network.next)
  to.set(network.to)
  left.set(network.left)
  Object.assign(network, { next, to, left })
}

/** A picture of the network that `restore` goes back to. */
export function snapshot({
  nodes,
  arcs,
  first,
  left,
}: Network): () => Pick<Network, 'nodes' | 'arcs' | 'first' | 'left'> {
  const firstThen = first.slice()
  const leftThen = left.slice()
  return () => ({ nodes, arcs, first: firstThen, left: leftThen })
}

/** Sends as much more as possible from `source` to `sink`; returns how much. */
export function sendMost(network: Network, source: number, sink: number): number {
  let total = 0
  for (;;) {
    const level = levelsFrom(network, [source], sink)
    if (level[sink]! < 0) return total
    const at = network.first.slice(0, network.nodes)
    for (;;) {
      const sent = push(network, level, at, source, sink)
      if (sent === 0) break
      total += sent
    }
  }
}

/** Distance in arcs with room from the nearest of `sources`; −1 where none reaches. */
export function levelsFrom(network: Network, sources: readonly number[], sink = -1): Int32Array {
  const { first, next, to, left, nodes } = network
  const level = new Int32Array(nodes).fill(-1)
  const queue = new Int32Array(nodes)
  let tail = 0
  for (const source of sources) {
    level[source] = 0
    queue[tail++] = source
  }
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!
    if (node === sink) break
    for (let arc = first[node]!; arc >= 0; arc = next[arc]!) {
      const other = to[arc]!
      if (left[arc]! === 0 || level[other]! >= 0) continue
      level[other] = level[node]! + 1
      queue[tail++] = other
    }
  }
  return level
}

/** One path of arcs with room, level by level, without recursion; returns what it carries. */
function push(network: Network, level: Int32Array, at: Int32Array, source: number, sink: number): number {
  const { next, to, left } = network
  const path: number[] = []
  for (let node = source; node !== sink;) {
    let arc = at[node]!
    while (arc >= 0 && (left[arc]! === 0 || level[to[arc]!]! !== level[node]! + 1)) arc = next[arc]!
    at[node] = arc
    if (arc >= 0) {
      path.push(arc)
      node = to[arc]!
      continue
    }
    const back = path.pop()
    if (back === undefined) return 0
    node = to[back ^ 1]!
    at[node] = next[at[node]!]!
  }
  const most = path.reduce((least, arc) => Math.min(least, left[arc]!), Infinity)
  for (const arc of path) {
    left[arc]! -= most
    left[arc ^ 1]! += most
  }
  return most
}
