<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>U-Net of the lecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on DenseNet121</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on DenseNet169</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on DenseNet201</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on VGG16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on ResNet34</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on ResNet50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on EfficientNet-B0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on ConvNeXt-Tiny</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on AlexNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on LeNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light U-Net on EfficientNet-Lite0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Okabe-Ito, for every eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viridis, as in the lecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next time the dialog opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the system says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of every text in the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first hints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four small hints for the first minutes. They go by themselves once they were seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is clear, 1 hides the photograph.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contours only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlines without the sheet of colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the contours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same at every zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single colours are changed in the side panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness of the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the view alone; the network sees the file as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast of the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma of the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above 1 the shadows are lifted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines between pixels when the picture is zoomed far in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole picture in a corner while only a part of it is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In pixels of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the network runs. One that is not here is refused, and the old one stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half precision is faster on most GPUs and on some processors; figures differ in the third place at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half where that is faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full (32 bits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half (16 bits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That a prediction on the processor may use. Fewer leave more to other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict every picture that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it a prediction is made when it is asked for (Predict again).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save after a rest of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every stroke is in the journal at once, whatever is chosen here; this is about the label map&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that were shown, and those next to them, come back at once from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the dialog proposes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground truth rehearsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples of ground truth for each corrected one, so that nothing is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin afresh with this network, not from a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the network, as in width=16,upsampling=bilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from a checkpoint, from scratch, or from an encoder&apos;s ImageNet weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As suits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network with ImageNet&apos;s encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where it starts: a name or a file; the current one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the new checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected samples, the trainval ground truth, or both (corrections where there are some)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As suits the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground truth of the training list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every corrected one, or those whose review is accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only accepted ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with data corrected: weight of ground truth for 1 of corrected, 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with data both: of each corrected sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with data both: of each sample with ground truth alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder in the dataset&apos;s layout whose samples are trained on too; a relative one lies in the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of further samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of each sample of the extra folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side of the training crops in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the network predicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Framing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fresh network sees pictures scaled to a square, or to an area with their shape kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as suits the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batches whose gradients make one step, as a batch that many times as large would</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times that every sample is seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as suits the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs without a better validation before it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak, of the decoder (of all of a network without an encoder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder&apos;s learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak, of the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the steps in which the rate rises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay of the moving average of the weights; 0 takes them as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strength: 0 only scales and mirrors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is made small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, inverse (to how often a class occurs), or three: pet, background, border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto takes half precision where it is measured to be faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop and say which batch would do, or go on with smaller parts of a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop and say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on in smaller parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threads that decode and augment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as suits the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of weights, order and augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto, cuda, cuda:N, mps or cpu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old and new on held-out samples at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop after this many epochs in all; resuming goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no prediction to take yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace your correction by the prediction?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting happens on the left pane. Put the prediction there and go on from it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It replaces your correction; undo brings that back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from the prediction?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop your correction?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert to ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ground truth to correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pet, 2 background, 3 border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 pet, 1 background, 2 border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unreviewed sample follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No worse sample follows in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figures are known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Predict all samples under Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no label map to accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint one, or take the prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted. This was the last sample of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the dataset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do the values of this folder&apos;s trimaps mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset&apos;s own trimaps hold 1 pet, 2 background, 3 border. Some copies count from 0. The choice is kept for this dataset; its files stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the selected samples (%n)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains in a process of its own; you can go on painting. At the end old and new are compared on held-out samples, and you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only those that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only accepted samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load recipe…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the run that was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with {name}, which began {time}, where it was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of all channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 4 strongest channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 9 strongest channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 16 strongest channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 32 strongest channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transposed convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max unpooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photograph, made as small as it gets: similar pictures lie close together here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step by step back to the photograph&apos;s size: {way}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each encoder stage is handed across, so that fine detail is not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A 1 x 1 convolution and a softmax: a probability of each class for each pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the small pictures show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network}, checkpoint {checkpoint}, at {columns} × {rows} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking inside…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network does not tell its stages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixelwise classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the photograph, {n} channels  →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip connection, {n} channels  →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsampled {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean, {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel {n}, {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as they are, or width=16, dropout=0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} corrected, {accepted} of them accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {count} with ground truth alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. {count} corrected ones are held out and never trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts afresh, with seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts from {name} ({digest}), with seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts from the current checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{validation} samples choose the best epoch, {held} held-out ones judge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a checkpoint {name}: it stays, the new one gets a number behind its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to train on: no sample of the training set has a label map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to train on: no sample outside the held-out ones is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to train on: no sample outside the held-out ones is corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any breed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IoU of the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pet IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement, pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement, share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, #120, /pattern/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a name or breed; #120 is the 120th sample, #100-120 some of them; /pattern/ is a regular expression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure of which a range is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}: {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of predicting all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the samples as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the samples as a grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop predicting all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n sample(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicting {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture on show is predicted first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimap: the whole picture and the part that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or drag to move the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet: the ground truth, untouched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file asks to be turned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dataset&apos;s own, never changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of an older checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prediction against {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset has no trimap for this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No confidence yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ground truth and no correction to compare the prediction with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label map is {one}, the prediction is {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sizes differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a checkpoint to see what it says beside the one in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No second checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: choose what this pane shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what this pane shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is edited; painting happens here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the prediction misses, invents, or differs about the border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the network is of each pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset&apos;s own trimap, never changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What another checkpoint says, to compare two of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show something here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted: %n sample(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures of {count} were known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n sample(s) could not be predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted %n sample(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened %n sample(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n sample(s) without a usable label map stayed open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n of them measure the network (held-out): saved and exported, never trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search and filters leave none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in no set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean IoU {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pet IoU {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the pixels differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean confidence {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of an older checkpoint, or of an older label map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size ([ and ], Ctrl+Shift+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size in picture pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the contours in screen pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness of the photograph, for the view alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast of the photograph, for the view alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma of the photograph: right lifts the shadows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of {name}: click to choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel grid when far in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimap when zoomed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness, contrast and gamma of the photograph, for the view alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photograph as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe: where one picture ends and the other begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or move with the arrow keys; a double click puts it in the middle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid filename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Scroll here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>, turned by a quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {steps} step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: what is learnt from one is asked of the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {left_out} more were trained on and left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer segtool may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A residual network rebuilt with what vision transformers taught: patches, large kernels, layer norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A review is {join}, not {review}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept a corrected sample, or train without --only accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operation is missing from the journal&apos;s new row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window edits this workspace ({holder}): this one is read-only until that one ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the folder back and try again; nothing is lost until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose --encoder-weights none, or one of {having}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new or empty folder; --force writes beside them, never over them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, one that is new or empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place with --workspace DIR or --out DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place with --workspace DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place, or change the permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another run folder, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another split (trainval, test, unlisted or all), or run `segtool check`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another workspace with --workspace DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another: segtool checkpoint use NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose auto or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose auto, {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose nearest, bilinear or transposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one under Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller photograph.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other window, or choose another place with --workspace DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing old and new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct a sample of the training set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct a sample with the brush, save it, and train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct a sample, or choose the training list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct a sample, or open a dataset with trimaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not make the folder {folder}: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not put the export at {target}: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not remove {path}: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not rename {path}: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not write beside {target}: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not write {path}: the workspace is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not write {path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {path} and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth, width and input size grow together; inside, cheap depthwise convolutions with squeeze-and-excite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {close}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {near}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down to a small, deep picture of the whole and up again, with a skip connection at every size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each block adds a correction to its input, so that very deep networks can still be trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EfficientNet without what small processors dislike: no squeeze-and-excite, ReLU6 throughout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every layer of a block sees the outputs of all layers before it, so few new channels are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every pixel of its label map is ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected one argument: the request&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to another folder, or use the newer segtool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that segtool did not write are never written over. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example {reasons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again; nothing is lost until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another place with --workspace DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU (Apple)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU ({get_device_name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground truth (untouched)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground truth that cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out: {number} of the {number2} pictures of the test list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out sample: it measures the network. A correction of it is saved and exported, but never trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install segtool again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer segtool, or choose another workspace with --workspace DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the pair again: {executable} -m pip install --upgrade torch torchvision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has format {found}, this version reads format {format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no ground truth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no label map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the classes {listed}; expected {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {number} classes, expected {number2} ({expected}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut off or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is held out: the gate judges by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the test list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the validation set: the best epoch is chosen by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not drawn again by itself, because pictures that a network was judged on could then be trained on. Put back a copy; or remove the file and train from the shipped checkpoint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was left as it is. Put back a copy of it, or move the file away: the corrections beside it are then taken up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its class table cannot be read; expected {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its network has {outputs} outputs, expected {number}, one for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its picture is one that networks are judged by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its picture is trained on already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its weights are not those of the network {network}: expected {number} tensors, found {number2}, {value} of them with the right name ({example}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label maps are one-channel PNG files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label maps hold 1, 2 and 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out, or correct the label map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the checkpoint out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the network out, or start from scratch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the option out, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light U-Net on EfficientNet-Lite0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max unpooling needs the places that a max pooling chose at every stage, and this encoder gets smaller by strides and averages too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max unpooling needs the places that max pooling chose, and {encoder} gets smaller without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend it, or write a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one with --network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names are those of the pictures without extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No checkpoint is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No epoch ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures found in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures found in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pixel of the held-out samples can be judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough memory for a batch of {batch} at {size} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough memory for {asked} samples at once: from now on {fits} at once, still {step_samples} to a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not even one sample fits: try a smaller size, or a smaller network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not worse: mean IoU and binary IoU (border as pet) on held-out each at least the old one&apos;s minus {margin}. Better: not worse, and mean IoU higher by more than {margin2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing already saved is lost; free some space, or choose another place with --workspace DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but 3 x 3 convolutions and poolings, many of them: depth from small pieces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to evaluate: no sample of {where} has ground truth that can be used.{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to train on: no sample of the training set has a correction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to train on: no sample of the training set has a label map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to train on: the {which} cannot be taken ({first}: {first2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to train on: {which} be taken ({first}: {first2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported: {folder} leads elsewhere, or is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported: {number} samples were left out and {number2} failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported: {place} holds files that no export of segtool wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported: {place} {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported: {target} holds {number} files of that name that are not ours ({shown}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old and new were not compared, as was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only checkpoints that segtool wrote can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the dataset in the window first: it saves them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder that holds images/ (and annotations/ where there is one), or a folder of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are JPEG, PNG, GIF, BMP, WebP or TIFF files in images/ or in the folder itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing that cannot be read: {document}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing that makes no sense: {self}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back, or revert the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered the edits of {what} after a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert the sample, or bring back the photograph that it was made on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert the sample, or put back a good copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert the sample, or put back the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as a grey PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {strftime}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings are {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened while {doing}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits are {join} and {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run; its recipe.toml trains the same again, with more epochs too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run; this one&apos;s best is kept in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start as many processes as there are GPUs, or choose --device cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before anything was learned; the old checkpoint is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before old and new were compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ImageNet weights of EfficientNet-Lite0 are not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ImageNet weights of {title} arrived damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ImageNet weights of {title} could not be fetched from {hostname}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best epoch so far ({best}) is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint in use is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correction of {name} is {shape} x {shape2} pixels, its photograph {size} x {size2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correction {correction_path} is {shape} x {shape2} pixels, its picture {width} x {height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correction {path} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correction {path} {fault}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset has no samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description in the file has {key} = {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description in the file is not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description in the file lacks {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edits of {join} are not in their files yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edits of {name} do not fit its label map: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was not put into place: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first convolutional network in daily use, for digits: convolve, make smaller, repeat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first deep network to win ImageNet: large first kernels, ReLU, dropout, trained on GPUs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be listed: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header of {name} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal has no event {event}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal&apos;s row {id} ({event}) does not follow from the rows before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label map for {path} {fault}: it was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label map is {found} pixels, its photograph {width} x {height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log file has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became {value} in step {step} of epoch {epoch}; training was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest names {name}, which is no file of an export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {name} {fault}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {name} {fault}; the {what} is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network {name} does not take these arguments: {arguments}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package {package} is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe {path} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe {path} is not TOML: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request {path} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request {path} names no dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {id} has {key} {dumps}, not {dumps2}: a run goes on as it began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} is finished: there is nothing left to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting {fault}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shipped file {name} is missing (looked in {places} and {places2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split {path} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split {path} has format {version}, this segtool reads {format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split {path} was changed: it no longer fits its digest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} has the shape {shape}, the network {network} expects {shape2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} holds values that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} holds {dtype}, expected {dtype2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (exit status {code}): {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process was ended from outside (signal {code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process was killed (signal 9), most often because the memory was full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trimap of {name} can no longer be read. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unsaved edits of {name} need the label map they started from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are no longer finite; training was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are not finite (tensor {name}): this network is not worth saving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {directory} belongs to the dataset {noted}, not to {dataset_root}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {parent} is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {place} cannot be written ({trouble}): it is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {place} cannot be written: {trouble}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {place} is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {place} would lie inside the dataset, which is never written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s checkpoint {path} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database {path} cannot be read: {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no encoder weights named {encoder_weights}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {device_count} GPUs for {local} processes on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {device_count}, counted from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {images} held-out samples, at least {fewest} are needed{more}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Apple GPU that torch can use here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no GPU number {index}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no NVIDIA GPU that torch can use here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no checkpoint {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device named {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no export of {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no finished epoch to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ground truth: no trimaps folder at {looked}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no loss named {loss}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other checkpoint to compare with. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run that could go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {name} in this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sample {name} in {root}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no split {split}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such way of upsampling: {way}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no test list: held out are {number} of the {where} {number2} pictures with ground truth, drawn with seed {seed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trainval list: every picture that is not in the test list may be trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no value mapping {mapping}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to predict a photograph of {width} x {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to {event} for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory while {doing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings cannot be used: a checkpoint says itself which network it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings cannot be used: a start from {start} needs a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings cannot be used: a start from {start} takes no checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are needed from the internet once. Without it, start from scratch: then --encoder-weights none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train with a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training fits, validating does not: try a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training in several processes needs the package lightning-fabric.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training was stopped before it had a result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training {provenance} {origin} on {counts} corrected and {counts2} ground truth samples, {counts3} for validation, on {provenance2}; {number} left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth is original or corrected, not {truth}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a lower learning rate. {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a lower rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a smaller batch or picture size. {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try batch {fits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try batch {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net of the lecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on LeNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U-Net on {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a value and a colour, as in 1=#ff8800.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your correction{counted}, {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fresh {network}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepting samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between {value} and {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>border width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can&apos;t allocate memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrections, and the ground truth of every other sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit is one of {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {stem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the same pixels as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds &apos;..&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds 32-bit values, which are no photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a path separator, a drive or a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds the dataset, which is never written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds the home folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds the values {strays}, not 0 to 3 alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds values that are no labels ({shown})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds {channels} ({mode}), a label map has one channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds {mode} values, which are no photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is 0 or at least 32, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a JPEG or WebP file, whose compression changes label values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is cut off or damaged ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty (0 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is hidden (starts with a dot)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a picture (starts like a web page)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a picture of a known format ({known})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not one channel of 8 bits ({dtype}, shape {shape})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not valid UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the dataset itself, which is never written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the home folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the same file as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the whole disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too large ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too large: {size} are {number}, the limit is {number2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is {no_weights}, {inverse} or three numbers for pet, background, border, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeping figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies in a folder of the workspace&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies inside the dataset, which is never written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no ground truth and no correction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of {count} samples can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pet and border count as pet on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels whose truth is border are left out; border predicted elsewhere counts as pet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predict all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process {holder} on {holder2} since {holder3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopening samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples that were accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segtool check DATASET names every file; --mapping there says what its values mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segtool reads checkpoints as {suffix} files that it wrote itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>species {species} after {name} is neither 1 (cat) nor 2 (dog)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stray values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk or folder is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name {name} {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only sample cannot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the split {split}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no permission to write there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch {torch} and torchvision {torchvision} do not fit together: this torchvision was built for torch {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision has no ImageNet weights for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainval list&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trimap, prediction and brush are on its stored pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unable to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changed} was not in it, or has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{correction_error} Start a new correction from {start}? It takes the old one&apos;s place; the old file is kept beside it as {name}.damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fields} found, 4 expected (NAME CLASS-ID SPECIES BREED-ID): {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{foreign} does not belong to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hint} The best epoch is kept as {stem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{image} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{join} after {name} are not three whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is between {minimum} and {maximum}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is one of {join}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {join}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {limits}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {name}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {words}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} was {get} and is {new} now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message} The training goes on; it is tried again after the next epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message} The workspace is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minimum} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} in {name} passed over: {names2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} asks to be shown turned (EXIF orientation {orientation});</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be decoded: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be used as a checkpoint. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not decode to the label map that was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not hold the weights of this encoder ({name2} is missing or has another shape).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not hold weights alone, and was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not say which network it is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has format {get}, this segtool reads format {format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no pixel of a pet (value {pet}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {number} bytes, {number2} expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds the values {strays}, which the manifest does not declare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds weights without segtool&apos;s description of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a link that points nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is cut off in its header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is cut off: its header and its size do not agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty; expected a checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in a format that is not read; save it as JPEG or PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no trimap: JPEG and WebP change label values. Trimaps are PNG files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a checkpoint: expected a {suffix} file written by segtool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the file that its name says: its SHA-256 begins with {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the file that was exported: its SHA-256 differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is really a {name2} file; it is read by its content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is refused as unsafe: such files (pickles, zip files) can run programs when opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {shape} x {shape2} pixels, its label map {shape3} x {shape4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {shape} x {shape2} pixels, its photograph {size} x {size2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {width} x {height} pixels{turned}, its picture {size} x {size2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} line {number}: {entry}; the line is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} line {number}: {name2} stands in line {before} already; counted once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: values {shown} found, {expected} expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {number} px are ignored (value 0 or 255).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {what} ({number} px with others): soft edges or a picture, not a trimap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} corrected samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} different values from {found} to {found2} found, {expected} expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} x {number2} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} belongs to a run with other settings or samples: {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: the run cannot go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has format {get}, this segtool writes format {format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds {number} datasets: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a database of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a file; a dataset is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; a checkpoint is one {suffix} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a recipe: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lacks the part {missing}: the run cannot go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written but cannot be read back: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written but reads back differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by a newer segtool (format {version}, this one reads {schema_version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} cannot be used: there is no setting named {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} cannot be used: {fault}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is a link that points nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{relative}{name} has the same name as {used}; {used2} is used, this one is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} on {images} held-out samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} Start a label map of your own from all background?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{skipped} in {name} not looked into: {shown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stem} has no ground truth ({stem2}.png is not in {name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} has no manifest of an export: it is unfinished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trimap} can no longer be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{which} had other samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{written} is already the prediction of another picture of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{strip}” is no colour of a class.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
