// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.MalformedMessageException.Reason.INVALID_VALUE;
import static io.stackgan.contracts.MalformedMessageException.Reason.MISSING_FIELD;

import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.wire.StageMessages;

/** {@link ImageJob} and {@link Timings} as protobuf messages. */
final class ImageJobs {

  private ImageJobs() {}

  static StageMessages.ImageJob toWire(ImageJob job) {
    StageMessages.ImageJob.Builder message =
        StageMessages.ImageJob.newBuilder()
            .setJob(job.job())
            .setIndex(job.index())
            .setN(job.n())
            .setSeed(job.seed())
            .setRelease(job.release())
            .setSize(toWire(job.size()))
            .setTimings(toWire(job.timings()));
    if (job.deadline() != null) {
      message.setDeadline(Protobuf.timestamp(job.deadline()));
    }
    if (job.prompt() != null) {
      message.setPrompt(job.prompt());
    }
    if (!job.exploration().equals(Exploration.NONE)) {
      message.setExploration(toWire(job.exploration()));
    }
    return message.build();
  }

  static ImageJob fromWire(boolean present, StageMessages.ImageJob job) {
    if (!present) {
      throw new MalformedMessageException(MISSING_FIELD, "job: is missing");
    }
    return new ImageJob(
        job.getJob(),
        job.getIndex(),
        job.getN(),
        job.getSeed(),
        job.getRelease(),
        fromWire(job.getSize()),
        job.hasDeadline() ? Protobuf.instant(job.getDeadline()) : null,
        fromWire(job.getTimings()),
        job.hasPrompt() ? job.getPrompt() : null,
        job.hasExploration() ? fromWire(job.getExploration()) : Exploration.NONE);
  }

  private static StageMessages.Exploration toWire(Exploration exploration) {
    StageMessages.Exploration.Builder message =
        StageMessages.Exploration.newBuilder().setVariation(exploration.variation());
    if (exploration.destination() != null) {
      message.setDestination(toWire(exploration.destination()));
    }
    return message.build();
  }

  private static StageMessages.Destination toWire(Destination destination) {
    StageMessages.Destination.Builder message = StageMessages.Destination.newBuilder();
    if (destination.prompt() != null) {
      message.setPrompt(destination.prompt());
    }
    if (destination.seed() != null) {
      message.setSeed(destination.seed());
    }
    return message.build();
  }

  private static Exploration fromWire(StageMessages.Exploration exploration) {
    return new Exploration(
        exploration.getVariation(),
        exploration.hasDestination() ? fromWire(exploration.getDestination()) : null);
  }

  private static Destination fromWire(StageMessages.Destination destination) {
    return new Destination(
        destination.hasPrompt() ? destination.getPrompt() : null,
        destination.hasSeed() ? destination.getSeed() : null);
  }

  private static StageMessages.ImageSize toWire(ImageSize size) {
    return switch (size) {
      case SKETCH -> StageMessages.ImageSize.IMAGE_SIZE_SKETCH;
      case FULL -> StageMessages.ImageSize.IMAGE_SIZE_FULL;
    };
  }

  private static ImageSize fromWire(StageMessages.ImageSize size) {
    return switch (size) {
      case IMAGE_SIZE_SKETCH -> ImageSize.SKETCH;
      case IMAGE_SIZE_FULL -> ImageSize.FULL;
      default ->
          throw new MalformedMessageException(INVALID_VALUE, "job.size: " + size + " is no size");
    };
  }

  private static StageMessages.Timings toWire(Timings timings) {
    StageMessages.Timings.Builder message = StageMessages.Timings.newBuilder();
    if (timings.requested() != null) {
      message.setRequested(Protobuf.timestamp(timings.requested()));
    }
    if (timings.embedded() != null) {
      message.setEmbedded(Protobuf.timestamp(timings.embedded()));
    }
    if (timings.sketched() != null) {
      message.setSketched(Protobuf.timestamp(timings.sketched()));
    }
    if (timings.completed() != null) {
      message.setCompleted(Protobuf.timestamp(timings.completed()));
    }
    return message.build();
  }

  private static Timings fromWire(StageMessages.Timings timings) {
    return new Timings(
        timings.hasRequested() ? Protobuf.instant(timings.getRequested()) : null,
        timings.hasEmbedded() ? Protobuf.instant(timings.getEmbedded()) : null,
        timings.hasSketched() ? Protobuf.instant(timings.getSketched()) : null,
        timings.hasCompleted() ? Protobuf.instant(timings.getCompleted()) : null);
  }
}
