import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { pathOf } from '../cdk8s/app-trees';
import { requireConstruct } from '../cdk8s/scope';
import { writtenJson } from '../cdk8s/written-json';
import { AppIndex } from '../checks/model/app-index';
import { declaredCalls } from '../connections/declared-calls';
import { tablesOf } from '../routing/router/routes-file';
import { show } from '../rules/show';
import type { GraphEdge } from './graph-edge';
import type { GraphNode } from './graph-node';
import { graphOf } from './graph-of';
import { dotOf } from './pictures/dot';
import { mermaidOf } from './pictures/mermaid';
import { type GraphPictureOptions, pictureOf } from './pictures/picture';
import { svgOf } from './pictures/svg/svg';

/**
 * Everything that an app has, as nodes and edges: hosts, the rules for their requests, Services, the workloads behind them, and what
 * these call, mount and read. It is made of the tables of routers and of the API objects as they will be written, whoever makes
 * them, and is frozen data.
 *
 * @example
 * const edges = AppGraph.of(app).edges;
 */
export class AppGraph {
  /**
   * The graph of an app as it is now, or of one of its environments.
   *
   * @param app the app or the environment, or any construct in it.
   */
  static of(app: IConstruct): AppGraph {
    requireConstruct(app, `the app ${show(app)} of a graph`);
    const { root } = app.node;
    const objects = root.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
    const index = new AppIndex(
      root,
      objects.map((construct) => ({ construct, json: writtenJson(construct) })),
    );
    const { nodes, edges } = graphOf({
      app: index,
      tables: tablesOf(root),
      calls: declaredCalls(root),
      pathOf: ({ construct }) => pathOf(construct),
    });
    return new AppGraph(nodes, edges);
  }

  private constructor(
    /** Hosts, rules, Services, workloads, claims, ConfigMaps, Secrets and addresses outside, in this order, and by their ids. */
    readonly nodes: GraphNode[],
    /** The connections, in the order of the nodes that they start from. */
    readonly edges: GraphEdge[],
  ) {}

  /**
   * A flowchart of Mermaid, which GitHub and GitLab draw in Markdown.
   *
   * @param options what is drawn.
   *
   * @example
   * console.log(AppGraph.of(app).toMermaid());
   */
  toMermaid(options: GraphPictureOptions = {}): string {
    return mermaidOf(pictureOf(this, options));
  }

  /**
   * A graph in the language of Graphviz.
   *
   * @param options what is drawn.
   */
  toDot(options: GraphPictureOptions = {}): string {
    return dotOf(pictureOf(this, options));
  }

  /**
   * An image, which needs no other program to be shown.
   *
   * @param options what is drawn.
   */
  toSvg(options: GraphPictureOptions = {}): string {
    return svgOf(pictureOf(this, options));
  }
}
