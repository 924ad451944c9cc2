import { type AppObject, isBuiltIn, objectTitle } from '../../checks/model/app-object';
import { freeze } from '../../routing/table/frozen-copy';
import { type GraphEdge, GraphEdgeKind } from '../graph-edge';
import { type GraphNode, GraphNodeKind } from '../graph-node';

/** An object that a graph refers to, whether or not the app makes it. */
export type NamedObject = Pick<AppObject, 'group' | 'kind' | 'namespace' | 'name'>;

/** Collects the nodes and edges of a graph, each once. */
export class GraphParts {
  private readonly known = new Map<string, GraphNode>();
  private readonly labels = new Map<string, Set<string>>();

  /** @param pathOf the construct path of an object. */
  constructor(readonly pathOf: (object: AppObject) => string) {}

  /** Adds a node unless there is one with its id, and returns the id. */
  add(node: GraphNode): string {
    if (!this.known.has(node.id)) this.known.set(node.id, node);
    return node.id;
  }

  /** Adds an object of the app. */
  addObject(kind: GraphNodeKind, object: AppObject, detail?: string): string {
    const node = { ...this.nodeOf(kind, object), path: this.pathOf(object) };
    return this.add(detail === undefined ? node : { ...node, detail });
  }

  /** Adds an object that something refers to; those of the app are there already. */
  addReferred(kind: GraphNodeKind, object: NamedObject): string {
    return this.add(this.nodeOf(kind, object));
  }

  /** Adds a place outside of the app. */
  addOutside(name: string): string {
    return this.add({ id: `outside ${name}`, kind: GraphNodeKind.OUTSIDE, name });
  }

  connect(from: string, to: string, kind: GraphEdgeKind, label?: string): void {
    const key = JSON.stringify([kind, from, to]);
    const labels = this.labels.get(key) ?? new Set();
    this.labels.set(key, labels);
    if (label !== undefined) labels.add(label);
  }

  /** Connects a node with ConfigMaps and Secrets of a namespace; one without a name is ignored. */
  reader(from: string, namespace: string) {
    return (kind: 'ConfigMap' | 'Secret', name: string | undefined, label: string): void => {
      if (name === undefined) return;
      const node = kind === 'Secret' ? GraphNodeKind.SECRET : GraphNodeKind.SETTINGS;
      this.connect(from, this.addReferred(node, { group: '', kind, namespace, name }), GraphEdgeKind.READ, label);
    };
  }

  /** The nodes by kind and id. */
  get nodes(): GraphNode[] {
    const order = Object.values(GraphNodeKind);
    const rank = ({ kind }: GraphNode) => order.indexOf(kind);
    return [...this.known.values()].sort((a, b) => rank(a) - rank(b) || byText(a.id, b.id)).map(freeze);
  }

  /** The edges in the order of the nodes that they start from and lead to. */
  get edges(): GraphEdge[] {
    const place = new Map(this.nodes.map(({ id }, index) => [id, index]));
    const placeOf = (id: string) => place.get(id) ?? 0;
    return [...this.labels]
      .map(([key, labels]): GraphEdge => {
        const [kind, from, to]: [GraphEdgeKind, string, string] = JSON.parse(key);
        const label = [...labels].sort().join(', ');
        return freeze({ from, to, kind, ...(label !== '' && { label }) });
      })
      .sort((a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to) || byText(a.kind, b.kind));
  }

  private nodeOf(kind: GraphNodeKind, object: NamedObject): GraphNode {
    const { group, name, namespace } = object;
    const objectKind = isBuiltIn(object) ? object.kind : `${object.kind}.${group}`;
    const id = objectTitle({ kind: objectKind, namespace, name });
    return { id, kind, name, ...(namespace !== '' && { namespace }), objectKind };
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
