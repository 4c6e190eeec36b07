// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Several classifiers of one input as one model: the softmax over each group of their outputs, one
 * after another, as the output {@value NetworkExport#OUTPUT}.
 */
public final class ClassifierUnion {

  private final OnnxGraph graph = new OnnxGraph("classifiers");
  private final List<String> probabilities = new ArrayList<>();

  private ClassifierUnion() {}

  /**
   * @param onnx a model with one input and the output {@value NetworkExport#OUTPUT}, (B, logits)
   * @param groups how many logits belong together, in their order
   */
  public record Member(byte[] onnx, List<Integer> groups) {

    public Member {
      groups = List.copyOf(groups);
    }
  }

  /**
   * @param members with the same input
   */
  public static byte[] of(List<Member> members) {
    ClassifierUnion union = new ClassifierUnion();
    union.graph.input(parsed(members.get(0)).getInput(0));
    for (int i = 0; i < members.size(); i++) {
      union.add(members.get(i), "member" + i + ".");
    }
    int outputs =
        members.stream().flatMap(member -> member.groups().stream()).mapToInt(i -> i).sum();
    OnnxGraph graph = union.graph;
    String all = graph.node("Concat", union.probabilities, OnnxGraph.integer("axis", 1));
    graph.output(NetworkExport.OUTPUT, all, outputs);
    return graph.toByteArray();
  }

  private static GraphProto parsed(Member member) {
    try {
      return ModelProto.parseFrom(member.onnx()).getGraph();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not an ONNX model", e);
    }
  }

  private void add(Member member, String prefix) {
    GraphProto from = parsed(member);
    String input = from.getInput(0).getName();
    UnaryOperator<String> renamed = name -> name.equals(input) ? name : prefix + name;
    for (TensorProto constant : from.getInitializerList()) {
      graph.constant(constant.toBuilder().setName(renamed.apply(constant.getName())).build());
    }
    from.getNodeList().forEach(node -> graph.node(renamed(node, renamed)));
    String sizes =
        graph.longs("groups", member.groups().stream().mapToLong(Integer::longValue).toArray());
    List<String> groups =
        graph.nodes(
            "Split",
            List.of(renamed.apply(NetworkExport.OUTPUT), sizes),
            member.groups().size(),
            OnnxGraph.integer("axis", 1));
    for (String logits : groups) {
      probabilities.add(graph.node("Softmax", List.of(logits), OnnxGraph.integer("axis", 1)));
    }
  }

  private static NodeProto renamed(NodeProto node, UnaryOperator<String> name) {
    return node.toBuilder()
        .setName(name.apply(node.getName()))
        .clearInput()
        .addAllInput(names(node.getInputList().stream(), name))
        .clearOutput()
        .addAllOutput(names(node.getOutputList().stream(), name))
        .build();
  }

  /** An input that is left out has no name. */
  private static List<String> names(Stream<String> names, UnaryOperator<String> renamed) {
    return names.map(name -> name.isEmpty() ? name : renamed.apply(name)).toList();
  }
}
