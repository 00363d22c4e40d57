"""The same tasks by graph-tool, where python3-graph-tool is installed: DIR --only TASK --threads T --reps R."""
import warnings

warnings.simplefilter("ignore")
import graph_tool
import graph_tool.centrality
import graph_tool.topology
import peer_python


def main():
    options = peer_python.arguments()
    graph_tool.openmp_set_num_threads(options.threads)
    graph = graph_tool.Graph(directed=False)
    weight = graph.new_ep("double")
    graph.add_edge_list(peer_python.ties(options.directory), eprops=[weight])
    nodes = graph.num_vertices()
    lengths = graph.new_ep("double")
    lengths.a = 1 / weight.a
    peer_python.measure("graph-tool", options, {
        "cc": lambda: graph_tool.topology.label_components(graph),
        "pagerank": lambda: graph_tool.centrality.pagerank(graph, weight=weight, epsilon=1e-10),
        "kcore": lambda: graph_tool.topology.kcore_decomposition(graph),
        "artic": lambda: graph_tool.topology.label_biconnected_components(graph),
        "betw_s": lambda: graph_tool.centrality.betweenness(graph, pivots=peer_python.sources(nodes), norm=False),
        "betw": lambda: graph_tool.centrality.betweenness(graph, norm=False),
        "betw_w": lambda: graph_tool.centrality.betweenness(graph, weight=lengths, norm=False),
    })


main()
