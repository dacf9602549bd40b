"""PageRank by NetworKit or igraph on the edges that `page_rank --edges` writes: seconds of processor time of the ranking alone, one a line.

    graph_rank.py networkit|igraph FILE.el THREADS [ROUNDS]

NetworKit makes 20 steps like the other programs; igraph (PRPACK) goes on until it has converged and has no other way.
"""

import sys
import time

STEPS = 20


def by_networkit(file, threads, rounds):
    import networkit as nk

    nk.setNumberOfThreads(threads)
    graph = nk.readGraph(file, nk.Format.EdgeList, separator=" ", firstNode=0, continuous=True)
    graph.removeMultiEdges()
    graph.removeSelfLoops()
    for _ in range(rounds):
        ranks = nk.centrality.PageRank(graph, damp=0.85, tol=0.0)
        ranks.maxIterations = STEPS
        began = time.process_time()
        ranks.run()
        print(time.process_time() - began, flush=True)


def by_igraph(file, rounds):
    import igraph
    import numpy as np

    edges = np.loadtxt(file, dtype=np.int64)
    graph = igraph.Graph(n=int(edges.max()) + 1, edges=edges)
    graph.simplify()
    for _ in range(rounds):
        began = time.process_time()
        graph.pagerank(damping=0.85, implementation="prpack")
        print(time.process_time() - began, flush=True)


def main():
    program, file, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    if program == "networkit":
        by_networkit(file, threads, rounds)
    else:
        by_igraph(file, rounds)


if __name__ == "__main__":
    main()
