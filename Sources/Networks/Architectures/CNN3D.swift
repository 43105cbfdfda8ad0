import Tensors

extension Architecture {
  /// VoxNet (Maturana and Scherer, "VoxNet: a 3D convolutional neural network for real-time object recognition", 2015), with
  /// plain rectifiers.
  static let cnn3d = Architecture(
    "cnn3d",
    "for volumes: convolutions of 32 filters over 5 (stride 2) and 3 voxels, pooling, dense 128, dropout 0.2, 0.3, 0.4 "
      + "(after VoxNet, 2015); inputs under 16 voxels are padded in every convolution",
    takes: .volumes(atLeast: 4), madeFor: [1, 32, 32, 32], classes: 10
  ) { net in
    let padding: Padding = net.smallestSide < 16 ? .same : .valid
    net.conv("conv1", net.scaled(32), kernel: 5, stride: 2, padding: padding, activation: .relu)
    net.dropout("dropout1", own: 0.2)
    net.conv("conv2", net.scaled(32), kernel: 3, padding: padding, activation: .relu)
    net.maxPool("pool1", 2)
    net.dropout("dropout2", own: 0.3)
    net.flatten("flatten1")
    net.dense("fc1", net.scaled(128), activation: .relu)
    net.dropout("dropout3", own: 0.4)
    net.dense("fc2", net.classes)
  }
}
