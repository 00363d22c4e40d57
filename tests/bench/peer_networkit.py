"""The same tasks by NetworKit, where its Python package is installed: DIR --only TASK --threads T --reps R."""
import networkit
import peer_python


def main():
    options = peer_python.arguments()
    networkit.setNumberOfThreads(options.threads)
    path = f"{options.directory}/copres.plain"
    load = lambda: networkit.graphio.EdgeListReader(" ", 0, "#", True, False).read(path)
    if options.only == "load_edges":
        peer_python.measure("networkit", options, {"load_edges": load})
        return
    graph = networkit.Graph(int(peer_python.ties(options.directory)[:, :2].max()) + 1, weighted=True)
    for one, other, weight in peer_python.ties(options.directory):
        graph.addEdge(int(one), int(other), float(weight))
    peer_python.measure("networkit", options, {
        "cc": lambda: networkit.components.ConnectedComponents(graph).run(),
        "pagerank": lambda: networkit.centrality.PageRank(graph, 0.85, 1e-10).run(),
        "kcore": lambda: networkit.centrality.CoreDecomposition(graph).run(),
        "artic": lambda: networkit.components.BiconnectedComponents(graph).run(),
        "harmonic": lambda: networkit.centrality.HarmonicCloseness(graph).run(),
        "betw": lambda: networkit.centrality.Betweenness(graph).run(),
        "leiden": lambda: networkit.community.ParallelLeiden(graph, iterations=3).run(),
    })


main()
