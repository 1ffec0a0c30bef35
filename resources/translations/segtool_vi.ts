<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>U-Net of the lecture</source>
        <translation>U-Net của bài giảng</translation>
    </message>
    <message>
        <source>U-Net on DenseNet121</source>
        <translation>U-Net trên DenseNet121</translation>
    </message>
    <message>
        <source>U-Net on DenseNet169</source>
        <translation>U-Net trên DenseNet169</translation>
    </message>
    <message>
        <source>U-Net on DenseNet201</source>
        <translation>U-Net trên DenseNet201</translation>
    </message>
    <message>
        <source>U-Net on VGG16</source>
        <translation>U-Net trên VGG16</translation>
    </message>
    <message>
        <source>U-Net on ResNet34</source>
        <translation>U-Net trên ResNet34</translation>
    </message>
    <message>
        <source>U-Net on ResNet50</source>
        <translation>U-Net trên ResNet50</translation>
    </message>
    <message>
        <source>U-Net on EfficientNet-B0</source>
        <translation>U-Net trên EfficientNet-B0</translation>
    </message>
    <message>
        <source>U-Net on ConvNeXt-Tiny</source>
        <translation>U-Net trên ConvNeXt-Tiny</translation>
    </message>
    <message>
        <source>U-Net on AlexNet</source>
        <translation>U-Net trên AlexNet</translation>
    </message>
    <message>
        <source>U-Net on LeNet</source>
        <translation>U-Net trên LeNet</translation>
    </message>
    <message>
        <source>Light U-Net on EfficientNet-Lite0</source>
        <translation>U-Net nhẹ trên EfficientNet-Lite0</translation>
    </message>
    <message>
        <source>Okabe-Ito, for every eye</source>
        <translation>Okabe-Ito, hợp với mọi mắt</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Viridis, as in the lecture</source>
        <translation>Viridis, như trong bài giảng</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Tô vẽ</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Dự đoán</translation>
    </message>
    <message>
        <source>Saving and memory</source>
        <translation>Lưu và bộ nhớ</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Tinh chỉnh</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Ngay lập tức</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>Ở lần khởi động sau</translation>
    </message>
    <message>
        <source>The next time the dialog opens</source>
        <translation>Ở lần mở hộp thoại sau</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Màu của cửa sổ</translation>
    </message>
    <message>
        <source>Light, dark, or as the system says.</source>
        <translation>Sáng, tối, hoặc theo hệ thống.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Of every text in the window.</source>
        <translation>Của mọi chữ trong cửa sổ.</translation>
    </message>
    <message>
        <source>Show the first hints</source>
        <translation>Hiện các gợi ý ban đầu</translation>
    </message>
    <message>
        <source>Four small hints for the first minutes. They go by themselves once they were seen.</source>
        <translation>Bốn gợi ý nhỏ cho những phút đầu tiên. Chúng tự mất đi sau khi đã được xem.</translation>
    </message>
    <message>
        <source>Opacity of the overlay</source>
        <translation>Độ đục của lớp phủ</translation>
    </message>
    <message>
        <source>Contours only</source>
        <translation>Chỉ hiện đường viền</translation>
    </message>
    <message>
        <source>Outlines without the sheet of colour.</source>
        <translation>Chỉ có nét viền, không có lớp màu.</translation>
    </message>
    <message>
        <source>Width of the contours</source>
        <translation>Độ rộng của đường viền</translation>
    </message>
    <message>
        <source>The same at every zoom.</source>
        <translation>Như nhau ở mọi mức thu phóng.</translation>
    </message>
    <message>
        <source>Colours of the classes</source>
        <translation>Màu của các lớp</translation>
    </message>
    <message>
        <source>At 0% it is clear, at 100% it hides the photograph.</source>
        <translation>Ở 0% lớp phủ trong suốt, ở 100% nó che hết ảnh chụp.</translation>
    </message>
    <message>
        <source>A set that can be told apart.</source>
        <translation>Một bộ màu dễ phân biệt.</translation>
    </message>
    <message>
        <source>Single colours</source>
        <translation>Màu riêng</translation>
    </message>
    <message>
        <source>A class can have another colour than the one of its set.</source>
        <translation>Một lớp có thể có màu khác với màu trong bộ.</translation>
    </message>
    <message>
        <source>Brightness of the photograph</source>
        <translation>Độ sáng của ảnh chụp</translation>
    </message>
    <message>
        <source>For the view alone; the network sees the file as it is.</source>
        <translation>Chỉ để xem; mạng vẫn nhận tệp nguyên gốc.</translation>
    </message>
    <message>
        <source>Contrast of the photograph</source>
        <translation>Độ tương phản của ảnh chụp</translation>
    </message>
    <message>
        <source>Gamma of the photograph</source>
        <translation>Gamma của ảnh chụp</translation>
    </message>
    <message>
        <source>Above 1 the shadows are lifted.</source>
        <translation>Trên 1 thì vùng tối sáng lên.</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>Lưới điểm ảnh</translation>
    </message>
    <message>
        <source>Lines between pixels when the picture is zoomed far in.</source>
        <translation>Các đường kẻ giữa những điểm ảnh khi phóng rất to.</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>Ảnh thu nhỏ</translation>
    </message>
    <message>
        <source>The whole picture in a corner while only a part of it is seen.</source>
        <translation>Toàn bộ ảnh ở một góc khi chỉ thấy một phần của nó.</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Cỡ bút</translation>
    </message>
    <message>
        <source>In pixels of the picture.</source>
        <translation>Tính bằng điểm ảnh của ảnh.</translation>
    </message>
    <message>
        <source>The right button</source>
        <translation>Nút chuột phải</translation>
    </message>
    <message>
        <source>On the picture, with a tool that paints. Ctrl with the left button always erases.</source>
        <translation>Trên ảnh, với công cụ vẽ. Ctrl cùng nút trái luôn là tẩy.</translation>
    </message>
    <message>
        <source>Erases</source>
        <translation>Tẩy</translation>
    </message>
    <message>
        <source>Picks the class under the pointer</source>
        <translation>Chọn lớp dưới con trỏ</translation>
    </message>
    <message>
        <source>Paints ignore</source>
        <translation>Vẽ bỏ qua</translation>
    </message>
    <message>
        <source>Does nothing</source>
        <translation>Không làm gì</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>Where the network runs. One that is not here is refused, and the old one stays.</source>
        <translation>Nơi mạng chạy. Thiết bị không có ở máy này sẽ bị từ chối và thiết bị cũ được giữ lại.</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>Thiết bị tốt nhất hiện có</translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation>GPU NVIDIA</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>GPU Apple</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Bộ xử lý (CPU)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Độ chính xác số</translation>
    </message>
    <message>
        <source>Half precision is faster on most GPUs and on some processors; figures differ in the third place at most.</source>
        <translation>Nửa độ chính xác nhanh hơn trên hầu hết GPU và một số bộ xử lý; các chỉ số chỉ khác nhau từ chữ số thập phân thứ ba.</translation>
    </message>
    <message>
        <source>Half where that is faster</source>
        <translation>Một nửa ở nơi chạy nhanh hơn</translation>
    </message>
    <message>
        <source>Full (32 bits)</source>
        <translation>Đầy đủ (32 bit)</translation>
    </message>
    <message>
        <source>Half (16 bits)</source>
        <translation>Một nửa (16 bit)</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Số luồng</translation>
    </message>
    <message>
        <source>That a prediction on the processor may use. Fewer leave more to other programs.</source>
        <translation>Số luồng mà một lần dự đoán trên bộ xử lý được dùng. Ít hơn thì nhường nhiều hơn cho chương trình khác.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>tự động</translation>
    </message>
    <message>
        <source>Predict every picture that is shown</source>
        <translation>Dự đoán mọi ảnh được hiện</translation>
    </message>
    <message>
        <source>Without it a prediction is made when it is asked for (Predict again).</source>
        <translation>Nếu tắt, dự đoán chỉ được tạo khi có yêu cầu (Dự đoán lại).</translation>
    </message>
    <message>
        <source>Save after a rest of</source>
        <translation>Lưu sau khi nghỉ</translation>
    </message>
    <message>
        <source>Every stroke is in the journal at once, whatever is chosen here; this is about the label map&apos;s file.</source>
        <translation>Mỗi nét vẽ vào nhật ký ngay lập tức, dù chọn gì ở đây; mục này chỉ nói về tệp bản đồ nhãn.</translation>
    </message>
    <message>
        <source>Memory for undo, each sample</source>
        <translation>Bộ nhớ hoàn tác mỗi mẫu</translation>
    </message>
    <message>
        <source>Older steps go when it is used up; the newest 200 stay whatever they take.</source>
        <translation>Khi đầy, các bước cũ mất đi; 200 bước mới nhất luôn được giữ.</translation>
    </message>
    <message>
        <source>Memory for samples</source>
        <translation>Bộ nhớ cho các mẫu</translation>
    </message>
    <message>
        <source>Samples that were shown, and those next to them, come back at once from here.</source>
        <translation>Các mẫu đã hiện và các mẫu bên cạnh được lấy lại ngay từ đây.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Số epoch</translation>
    </message>
    <message>
        <source>What the dialog proposes.</source>
        <translation>Giá trị mà hộp thoại đề xuất.</translation>
    </message>
    <message>
        <source>Ground truth rehearsed</source>
        <translation>Nhãn gốc được ôn lại</translation>
    </message>
    <message>
        <source>Samples of ground truth for each corrected one, so that nothing is forgotten.</source>
        <translation>Số mẫu có nhãn gốc cho mỗi mẫu đã sửa, để mạng không quên điều đã học.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Các bước</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Hàm mất mát</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Máy</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>begin afresh with this network, not from a checkpoint</source>
        <translation>bắt đầu mới với mạng này, không từ một checkpoint</translation>
    </message>
    <message>
        <source>Its settings</source>
        <translation>Thiết lập của mạng</translation>
    </message>
    <message>
        <source>of the network, as in width=16,upsampling=bilinear</source>
        <translation>của mạng, ví dụ width=16,upsampling=bilinear</translation>
    </message>
    <message>
        <source>from a checkpoint, from scratch, or from an encoder&apos;s ImageNet weights</source>
        <translation>từ một checkpoint, từ đầu, hoặc từ trọng số ImageNet của một bộ mã hóa</translation>
    </message>
    <message>
        <source>As suits</source>
        <translation>Tùy trường hợp</translation>
    </message>
    <message>
        <source>A checkpoint</source>
        <translation>Một checkpoint</translation>
    </message>
    <message>
        <source>A network from scratch</source>
        <translation>Một mạng từ đầu</translation>
    </message>
    <message>
        <source>A network with ImageNet&apos;s encoder</source>
        <translation>Một mạng với bộ mã hóa của ImageNet</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>where it starts: a name or a file; the current one</source>
        <translation>nơi bắt đầu: một tên hoặc một tệp; mặc định là checkpoint hiện tại</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>of the new checkpoint</source>
        <translation>của checkpoint mới</translation>
    </message>
    <message>
        <source>corrected samples, the trainval ground truth, or both (corrections where there are some)</source>
        <translation>các mẫu đã sửa, nhãn gốc của trainval, hoặc cả hai (dùng bản sửa ở nơi có)</translation>
    </message>
    <message>
        <source>As suits the start</source>
        <translation>Tùy theo khởi đầu</translation>
    </message>
    <message>
        <source>Corrected samples</source>
        <translation>Các mẫu đã sửa</translation>
    </message>
    <message>
        <source>Ground truth of the training list</source>
        <translation>Nhãn gốc của danh sách huấn luyện</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Cả hai</translation>
    </message>
    <message>
        <source>every corrected one, or those whose review is accepted</source>
        <translation>mọi mẫu đã sửa, hoặc chỉ những mẫu đã được chấp nhận</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>only accepted ones</source>
        <translation>chỉ mẫu đã chấp nhận</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Ôn lại</translation>
    </message>
    <message>
        <source>with data corrected: weight of ground truth for 1 of corrected, 0 for none</source>
        <translation>với dữ liệu đã sửa: trọng số của nhãn gốc cho 1 phần mẫu đã sửa, 0 là không dùng</translation>
    </message>
    <message>
        <source>Weight of corrected</source>
        <translation>Trọng số của mẫu đã sửa</translation>
    </message>
    <message>
        <source>with data both: of each corrected sample</source>
        <translation>với cả hai loại dữ liệu: của mỗi mẫu đã sửa</translation>
    </message>
    <message>
        <source>Weight of ground truth</source>
        <translation>Trọng số của nhãn gốc</translation>
    </message>
    <message>
        <source>with data both: of each sample with ground truth alone</source>
        <translation>với cả hai loại dữ liệu: của mỗi mẫu chỉ có nhãn gốc</translation>
    </message>
    <message>
        <source>Further samples</source>
        <translation>Mẫu bổ sung</translation>
    </message>
    <message>
        <source>a folder in the dataset&apos;s layout whose samples are trained on too; a relative one lies in the dataset</source>
        <translation>một thư mục có cấu trúc như tập dữ liệu, các mẫu trong đó cũng được dùng để huấn luyện; đường dẫn tương đối tính từ tập dữ liệu</translation>
    </message>
    <message>
        <source>Weight of further samples</source>
        <translation>Trọng số của mẫu bổ sung</translation>
    </message>
    <message>
        <source>of each sample of the extra folder</source>
        <translation>của mỗi mẫu trong thư mục bổ sung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>side of the training crops in pixels</source>
        <translation>cạnh của mảnh cắt khi huấn luyện, tính bằng điểm ảnh</translation>
    </message>
    <message>
        <source>as the network predicts</source>
        <translation>như khi mạng dự đoán</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Đóng khung</translation>
    </message>
    <message>
        <source>a fresh network sees pictures scaled to a square, or to an area with their shape kept</source>
        <translation>mạng mới nhận ảnh được co về hình vuông, hoặc về một diện tích và giữ nguyên tỉ lệ</translation>
    </message>
    <message>
        <source>as suits the network</source>
        <translation>tùy theo mạng</translation>
    </message>
    <message>
        <source>square</source>
        <translation>hình vuông</translation>
    </message>
    <message>
        <source>area</source>
        <translation>diện tích</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>samples a step</source>
        <translation>số mẫu mỗi bước</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>Tích lũy</translation>
    </message>
    <message>
        <source>batches whose gradients make one step, as a batch that many times as large would</source>
        <translation>số batch mà gradient gộp thành một bước, như một batch lớn gấp ngần ấy lần</translation>
    </message>
    <message>
        <source>times that every sample is seen</source>
        <translation>số lần mỗi mẫu được nhìn thấy</translation>
    </message>
    <message>
        <source>as suits the start</source>
        <translation>tùy theo khởi đầu</translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation>Dừng sớm</translation>
    </message>
    <message>
        <source>epochs without a better validation before it ends</source>
        <translation>số epoch không có kết quả kiểm định tốt hơn trước khi dừng</translation>
    </message>
    <message>
        <source>never</source>
        <translation>không bao giờ</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>peak, of the decoder (of all of a network without an encoder)</source>
        <translation>giá trị đỉnh, của bộ giải mã (của toàn mạng nếu không có bộ mã hóa riêng)</translation>
    </message>
    <message>
        <source>Encoder&apos;s learning rate</source>
        <translation>Tốc độ học của bộ mã hóa</translation>
    </message>
    <message>
        <source>peak, of the encoder</source>
        <translation>giá trị đỉnh, của bộ mã hóa</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Suy giảm trọng số</translation>
    </message>
    <message>
        <source>of AdamW</source>
        <translation>của AdamW</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Khởi động dần</translation>
    </message>
    <message>
        <source>share of the steps in which the rate rises</source>
        <translation>phần số bước mà tốc độ học tăng dần</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>Trọng số trung bình</translation>
    </message>
    <message>
        <source>decay of the moving average of the weights; 0 takes them as they are</source>
        <translation>hệ số của trung bình trượt các trọng số; 0 là dùng nguyên trọng số</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Tăng cường dữ liệu</translation>
    </message>
    <message>
        <source>strength: 0 only scales and mirrors</source>
        <translation>mức độ: 0 chỉ co giãn và lật ảnh</translation>
    </message>
    <message>
        <source>what is made small</source>
        <translation>đại lượng được làm nhỏ</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Trọng số lớp</translation>
    </message>
    <message>
        <source>none, inverse (to how often a class occurs), or three: pet, background, border</source>
        <translation>none, inverse (nghịch với tần suất của lớp), hoặc ba số: thú cưng, nền, viền</translation>
    </message>
    <message>
        <source>auto takes half precision where it is measured to be faster</source>
        <translation>auto dùng nửa độ chính xác ở nơi đo thấy nhanh hơn</translation>
    </message>
    <message>
        <source>Too little memory</source>
        <translation>Khi thiếu bộ nhớ</translation>
    </message>
    <message>
        <source>stop and say which batch would do, or go on with smaller parts of a batch</source>
        <translation>dừng và cho biết batch nào vừa, hoặc tiếp tục với các phần nhỏ hơn của batch</translation>
    </message>
    <message>
        <source>stop and say so</source>
        <translation>dừng và báo</translation>
    </message>
    <message>
        <source>go on in smaller parts</source>
        <translation>tiếp tục theo phần nhỏ hơn</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Luồng nạp dữ liệu</translation>
    </message>
    <message>
        <source>threads that decode and augment</source>
        <translation>số luồng giải mã và tăng cường dữ liệu</translation>
    </message>
    <message>
        <source>as suits the machine</source>
        <translation>tùy theo máy</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>of weights, order and augmentation</source>
        <translation>của trọng số, thứ tự và tăng cường dữ liệu</translation>
    </message>
    <message>
        <source>auto, cuda, cuda:N, mps or cpu</source>
        <translation>auto, cuda, cuda:N, mps hoặc cpu</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>old and new on held-out samples at the end</source>
        <translation>mạng cũ và mới trên các mẫu giữ riêng khi kết thúc</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>stop after this many epochs in all; resuming goes on</source>
        <translation>dừng sau tổng cộng ngần ấy epoch; có thể tiếp tục sau</translation>
    </message>
    <message>
        <source>Start from the prediction</source>
        <translation>Bắt đầu từ dự đoán</translation>
    </message>
    <message>
        <source>Start from background</source>
        <translation>Bắt đầu từ nền</translation>
    </message>
    <message>
        <source>One undo brings it back.</source>
        <translation>Một lần hoàn tác sẽ khôi phục lại.</translation>
    </message>
    <message>
        <source>There is no prediction to take yet.</source>
        <translation>Chưa có dự đoán nào để lấy.</translation>
    </message>
    <message>
        <source>Replace your correction by the prediction?</source>
        <translation>Thay bản sửa của bạn bằng dự đoán?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Painting happens on the left pane. Put the prediction there and go on from it?</source>
        <translation>Việc tô vẽ diễn ra ở khung bên trái. Đặt dự đoán vào đó và tiếp tục từ nó?</translation>
    </message>
    <message>
        <source>It replaces your correction; undo brings that back.</source>
        <translation>Nó thay bản sửa của bạn; hoàn tác sẽ khôi phục lại.</translation>
    </message>
    <message>
        <source>Start from the prediction?</source>
        <translation>Bắt đầu từ dự đoán?</translation>
    </message>
    <message>
        <source>Drop your correction?</source>
        <translation>Bỏ bản sửa của bạn?</translation>
    </message>
    <message>
        <source>An earlier state was on show. This is the present one: now it can be painted on.</source>
        <translation>Vừa rồi là một trạng thái cũ. Đây là trạng thái hiện tại: có thể vẽ.</translation>
    </message>
    <message>
        <source>Revert to ground truth</source>
        <translation>Trở về nhãn gốc</translation>
    </message>
    <message>
        <source>There is no ground truth to correct</source>
        <translation>Không có nhãn gốc để sửa</translation>
    </message>
    <message>
        <source>Open a dataset</source>
        <translation>Mở một tập dữ liệu</translation>
    </message>
    <message>
        <source>1 pet, 2 background, 3 border</source>
        <translation>1 thú cưng, 2 nền, 3 viền</translation>
    </message>
    <message>
        <source>0 pet, 1 background, 2 border</source>
        <translation>0 thú cưng, 1 nền, 2 viền</translation>
    </message>
    <message>
        <source>No unreviewed sample follows.</source>
        <translation>Không còn mẫu chưa duyệt nào phía sau.</translation>
    </message>
    <message>
        <source>No worse sample follows in the list.</source>
        <translation>Không còn mẫu kém hơn nào phía sau trong danh sách.</translation>
    </message>
    <message>
        <source>No figures are known yet.</source>
        <translation>Chưa có chỉ số nào.</translation>
    </message>
    <message>
        <source>Choose Predict all samples under Network.</source>
        <translation>Chọn Dự đoán mọi mẫu trong trình đơn Mạng.</translation>
    </message>
    <message>
        <source>There is no label map to accept.</source>
        <translation>Không có bản đồ nhãn để chấp nhận.</translation>
    </message>
    <message>
        <source>Paint one, or take the prediction.</source>
        <translation>Hãy vẽ một bản đồ nhãn, hoặc lấy dự đoán.</translation>
    </message>
    <message>
        <source>Accepted. This was the last sample of the list.</source>
        <translation>Đã chấp nhận. Đây là mẫu cuối của danh sách.</translation>
    </message>
    <message>
        <source>Checking the dataset…</source>
        <translation>Đang kiểm tra tập dữ liệu…</translation>
    </message>
    <message>
        <source>What do the values of this folder&apos;s trimaps mean?</source>
        <translation>Các giá trị trong trimap của thư mục này có nghĩa gì?</translation>
    </message>
    <message>
        <source>The dataset&apos;s own trimaps hold 1 pet, 2 background, 3 border. Some copies count from 0. The choice is kept for this dataset; its files stay as they are.</source>
        <translation>Trimap gốc của tập dữ liệu dùng 1 thú cưng, 2 nền, 3 viền. Một số bản sao đếm từ 0. Lựa chọn được nhớ cho tập dữ liệu này; các tệp của nó giữ nguyên.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message numerus="yes">
        <source>Only the selected samples (%n)</source>
        <translation>
            <numerusform>Chỉ các mẫu đã chọn (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>Trains in a process of its own; you can go on painting. At the end old and new are compared on held-out samples, and you choose.</source>
        <translation>Huấn luyện trong một tiến trình riêng; bạn có thể tiếp tục vẽ. Cuối cùng mạng cũ và mới được so sánh trên các mẫu giữ riêng, và bạn chọn.</translation>
    </message>
    <message>
        <source>Only those that are accepted</source>
        <translation>Chỉ những mẫu đã chấp nhận</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Bắt đầu từ</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Huấn luyện trên</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Only accepted samples</source>
        <translation>Chỉ mẫu đã chấp nhận</translation>
    </message>
    <message>
        <source>chosen for you</source>
        <translation>được chọn cho bạn</translation>
    </message>
    <message>
        <source>All options</source>
        <translation>Mọi tùy chọn</translation>
    </message>
    <message>
        <source>Load recipe…</source>
        <translation>Nạp công thức…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>Lưu công thức…</translation>
    </message>
    <message>
        <source>Go on with the run that was cut off</source>
        <translation>Tiếp tục lần chạy bị gián đoạn</translation>
    </message>
    <message>
        <source>Go on with {name} of {time}, where it was cut off</source>
        <translation>Tiếp tục {name} lúc {time}, từ chỗ bị gián đoạn</translation>
    </message>
    <message>
        <source>Load recipe</source>
        <translation>Nạp công thức</translation>
    </message>
    <message>
        <source>Recipes (*.toml)</source>
        <translation>Công thức (*.toml)</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Lưu công thức</translation>
    </message>
    <message>
        <source>Mean of all channels</source>
        <translation>Trung bình của mọi kênh</translation>
    </message>
    <message>
        <source>The 4 strongest channels</source>
        <translation>4 kênh mạnh nhất</translation>
    </message>
    <message>
        <source>The 9 strongest channels</source>
        <translation>9 kênh mạnh nhất</translation>
    </message>
    <message>
        <source>The 16 strongest channels</source>
        <translation>16 kênh mạnh nhất</translation>
    </message>
    <message>
        <source>The 32 strongest channels</source>
        <translation>32 kênh mạnh nhất</translation>
    </message>
    <message>
        <source>nearest neighbour</source>
        <translation>láng giềng gần nhất</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>song tuyến tính</translation>
    </message>
    <message>
        <source>transposed convolution</source>
        <translation>tích chập chuyển vị</translation>
    </message>
    <message>
        <source>max unpooling</source>
        <translation>max unpooling</translation>
    </message>
    <message>
        <source>The photograph, made as small as it gets: similar pictures lie close together here.</source>
        <translation>Ảnh chụp được thu nhỏ hết mức: những ảnh giống nhau nằm gần nhau ở đây.</translation>
    </message>
    <message>
        <source>Step by step back to the photograph&apos;s size: {way}.</source>
        <translation>Từng bước trở lại kích thước của ảnh chụp: {way}.</translation>
    </message>
    <message>
        <source>Each encoder stage is handed across, so that fine detail is not lost.</source>
        <translation>Mỗi tầng của bộ mã hóa được chuyển thẳng sang, để chi tiết nhỏ không bị mất.</translation>
    </message>
    <message>
        <source>A 1 x 1 convolution and a softmax: a probability of each class for each pixel.</source>
        <translation>Một tích chập 1 x 1 và softmax: xác suất của từng lớp cho từng điểm ảnh.</translation>
    </message>
    <message>
        <source>Pet</source>
        <translation>Thú cưng</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Nền</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Viền</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Nhìn vào bên trong</translation>
    </message>
    <message>
        <source>What the small pictures show</source>
        <translation>Các ảnh nhỏ cho thấy gì</translation>
    </message>
    <message>
        <source>{network}, checkpoint {checkpoint}, at {columns} × {rows} pixels</source>
        <translation>{network}, checkpoint {checkpoint}, ở {columns} × {rows} điểm ảnh</translation>
    </message>
    <message>
        <source>No sample is open.</source>
        <translation>Chưa mở mẫu nào.</translation>
    </message>
    <message>
        <source>Looking inside…</source>
        <translation>Đang nhìn vào bên trong…</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>Nút thắt cổ chai</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>Không gian tiềm ẩn</translation>
    </message>
    <message>
        <source>Upsampling</source>
        <translation>Tăng mẫu</translation>
    </message>
    <message>
        <source>Skip connections</source>
        <translation>Kết nối tắt</translation>
    </message>
    <message>
        <source>This network does not tell its stages.</source>
        <translation>Mạng này không cho biết các tầng của nó.</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Ảnh chụp</translation>
    </message>
    <message>
        <source>Pixelwise classification</source>
        <translation>Phân loại từng điểm ảnh</translation>
    </message>
    <message>
        <source>Encoder {number}</source>
        <translation>Bộ mã hóa {number}</translation>
    </message>
    <message>
        <source>Upsampled {number}</source>
        <translation>Tăng mẫu {number}</translation>
    </message>
    <message>
        <source>Decoder {number}</source>
        <translation>Bộ giải mã {number}</translation>
    </message>
    <message>
        <source>Channel {number}, {low} to {high}</source>
        <translation>Kênh {number}, {low} đến {high}</translation>
    </message>
    <message>
        <source>Mean, {low} to {high}</source>
        <translation>Trung bình, {low} đến {high}</translation>
    </message>
    <message>
        <source>as they are, or width=16, dropout=0.1</source>
        <translation>giữ nguyên, hoặc width=16, dropout=0.1</translation>
    </message>
    <message>
        <source>{count} corrected, {accepted} of them accepted</source>
        <translation>{count} mẫu đã sửa, trong đó {accepted} đã chấp nhận</translation>
    </message>
    <message>
        <source>; {count} with ground truth alone</source>
        <translation>; {count} mẫu chỉ có nhãn gốc</translation>
    </message>
    <message>
        <source>. {count} corrected ones are held out and never trained on</source>
        <translation>. {count} mẫu đã sửa được giữ riêng và không bao giờ dùng để huấn luyện</translation>
    </message>
    <message>
        <source>Starts afresh, with seed {seed}</source>
        <translation>Bắt đầu mới, với hạt giống {seed}</translation>
    </message>
    <message>
        <source>Starts from {name} ({digest}), with seed {seed}</source>
        <translation>Bắt đầu từ {name} ({digest}), với hạt giống {seed}</translation>
    </message>
    <message>
        <source>Starts from the current checkpoint</source>
        <translation>Bắt đầu từ checkpoint hiện tại</translation>
    </message>
    <message>
        <source>{validation} samples choose the best epoch, {held} held-out ones judge</source>
        <translation>{validation} mẫu chọn epoch tốt nhất, {held} mẫu giữ riêng đánh giá</translation>
    </message>
    <message>
        <source>There is a checkpoint {name}: it stays, the new one gets a number behind its name.</source>
        <translation>Đã có checkpoint {name}: nó được giữ lại, checkpoint mới có thêm một số sau tên.</translation>
    </message>
    <message>
        <source>There is nothing to train on: no sample of the training set has a label map.</source>
        <translation>Không có gì để huấn luyện: không mẫu nào của tập huấn luyện có bản đồ nhãn.</translation>
    </message>
    <message>
        <source>There is nothing to train on: no sample outside the held-out ones is accepted.</source>
        <translation>Không có gì để huấn luyện: ngoài các mẫu giữ riêng, không mẫu nào được chấp nhận.</translation>
    </message>
    <message>
        <source>There is nothing to train on: no sample outside the held-out ones is corrected.</source>
        <translation>Không có gì để huấn luyện: ngoài các mẫu giữ riêng, không mẫu nào được sửa.</translation>
    </message>
    <message>
        <source>Any species</source>
        <translation>Loài</translation>
    </message>
    <message>
        <source>Any breed</source>
        <translation>Giống</translation>
    </message>
    <message>
        <source>Any split</source>
        <translation>Phần chia</translation>
    </message>
    <message>
        <source>Any set</source>
        <translation>Tập</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Breed</source>
        <translation>Giống</translation>
    </message>
    <message>
        <source>Disagreement area</source>
        <translation>Diện tích bất đồng</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Boundary IoU</source>
        <translation>IoU đường biên</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>three classes; boundary IoU: bands inside the outlines, {width} of the picture&apos;s diagonal wide</source>
        <translation>ba lớp; IoU đường biên: dải bên trong đường viền, rộng {width} đường chéo của ảnh</translation>
    </message>
    <message>
        <source>Pixel accuracy</source>
        <translation>Độ chính xác điểm ảnh</translation>
    </message>
    <message>
        <source>share of the pixels that agree, not an IoU</source>
        <translation>tỉ lệ điểm ảnh trùng khớp, không phải IoU</translation>
    </message>
    <message>
        <source>Pet, border as pet</source>
        <translation>Thú cưng và viền</translation>
    </message>
    <message>
        <source>Pet, border ignored</source>
        <translation>Thú cưng, bỏ viền</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Của</translation>
    </message>
    <message>
        <source>IoU per image</source>
        <translation>IoU theo ảnh</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Figures over all pixels</source>
        <translation>Chỉ số trên mọi điểm ảnh</translation>
    </message>
    <message>
        <source>Pet + border</source>
        <translation>Thú cưng + viền</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Tập</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Đã huấn luyện</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>Pictures, worst first</source>
        <translation>Ảnh, kém nhất trước</translation>
    </message>
    <message>
        <source>Mean of the classes&apos; IoU: intersection over union, 1 is perfect</source>
        <translation>Trung bình IoU của các lớp: phần giao chia phần hợp, 1 là hoàn hảo</translation>
    </message>
    <message>
        <source>IoU of {name}</source>
        <translation>IoU của {name}</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Độ tin cậy</translation>
    </message>
    <message>
        <source>Mean over all pixels of how sure the network is, 1 is certain</source>
        <translation>Mức chắc chắn của mạng, trung bình trên mọi điểm ảnh, 1 là chắc chắn</translation>
    </message>
    <message>
        <source>IoU, {title}</source>
        <translation>IoU, {title}</translation>
    </message>
    <message>
        <source>The sizes differ: nothing to compare</source>
        <translation>Kích thước khác nhau: không có gì để so sánh</translation>
    </message>
    <message>
        <source>Prediction against {what}</source>
        <translation>Dự đoán so với {what}</translation>
    </message>
    <message>
        <source>Needs a label map and a prediction</source>
        <translation>Cần một bản đồ nhãn và một dự đoán</translation>
    </message>
    <message>
        <source>Last edited</source>
        <translation>Lần sửa gần nhất</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Họ</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Độ sâu</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>ms, CPU</source>
        <translation>ms, CPU</translation>
    </message>
    <message>
        <source>ms, GPU</source>
        <translation>ms, GPU</translation>
    </message>
    <message>
        <source>Mean IoU</source>
        <translation>IoU trung bình</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Các mạng</translation>
    </message>
    <message>
        <source>Looking at the networks…</source>
        <translation>Đang xem các mạng…</translation>
    </message>
    <message>
        <source>Train this network…</source>
        <translation>Huấn luyện mạng này…</translation>
    </message>
    <message>
        <source>Time them on this machine</source>
        <translation>Đo tốc độ trên máy này</translation>
    </message>
    <message>
        <source>Timing {name}…</source>
        <translation>Đang đo tốc độ {name}…</translation>
    </message>
    <message>
        <source>On this machine: {machine}.</source>
        <translation>Trên máy này: {machine}.</translation>
    </message>
    <message>
        <source>They were not timed on this machine yet.</source>
        <translation>Chưa đo tốc độ của chúng trên máy này.</translation>
    </message>
    <message>
        <source>Upsampling: {ways}. {convolutions} convolutions in all.</source>
        <translation>Tăng mẫu: {ways}. Tổng cộng {convolutions} tích chập.</translation>
    </message>
    <message>
        <source>Its encoder can start from ImageNet weights.</source>
        <translation>Bộ mã hóa của nó có thể bắt đầu từ trọng số ImageNet.</translation>
    </message>
    <message>
        <source>Best mean IoU so far: {value} on {set}, {source}.</source>
        <translation>IoU trung bình tốt nhất cho đến nay: {value} trên {set}, {source}.</translation>
    </message>
    <message>
        <source>The lecture&apos;s figures of the classifier, as Keras counts with running statistics: {size} MB, {parameters} parameters ({trained} of them trained), depth {depth}, {cpu} ms on a CPU, {gpu} ms on a GPU.</source>
        <translation>Số liệu của bài giảng về mạng phân loại, tính như Keras, kể cả thống kê trượt: {size} MB, {parameters} tham số ({trained} trong đó được huấn luyện), độ sâu {depth}, {cpu} ms trên CPU, {gpu} ms trên GPU.</translation>
    </message>
    <message>
        <source>Corrected?</source>
        <translation>Đã sửa?</translation>
    </message>
    <message>
        <source>Prediction IoU</source>
        <translation>IoU dự đoán</translation>
    </message>
    <message>
        <source>Pet IoU</source>
        <translation>IoU thú cưng</translation>
    </message>
    <message>
        <source>Disagreement, pixels</source>
        <translation>Bất đồng, điểm ảnh</translation>
    </message>
    <message>
        <source>Disagreement, share</source>
        <translation>Bất đồng, tỉ lệ</translation>
    </message>
    <message>
        <source>Name, #120, /pattern/</source>
        <translation>Tên, #120, /mẫu/</translation>
    </message>
    <message>
        <source>Part of a name or breed; #120 is the 120th sample, #100-120 are some of them; /pattern/ is a regular expression.</source>
        <translation>Một phần của tên hoặc giống; #120 là mẫu thứ 120, #100-120 là một dãy mẫu; /mẫu/ là biểu thức chính quy.</translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation>Tìm mẫu</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sắp xếp theo</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Giảm dần</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>Hiện hoặc ẩn bộ lọc</translation>
    </message>
    <message>
        <source>Figure of which a range is shown</source>
        <translation>Chỉ số cần lọc theo khoảng</translation>
    </message>
    <message>
        <source>Any figures</source>
        <translation>Chỉ số</translation>
    </message>
    <message>
        <source>from</source>
        <translation>từ</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>{figure}: {end}</source>
        <translation>{figure}: {end}</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Tăng dần</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Công cụ</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Xóa bộ lọc</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Cỡ ảnh thu nhỏ</translation>
    </message>
    <message>
        <source>Progress of predicting all</source>
        <translation>Tiến độ dự đoán tất cả</translation>
    </message>
    <message>
        <source>Show the samples as a list</source>
        <translation>Hiện các mẫu dạng danh sách</translation>
    </message>
    <message>
        <source>Show the samples as a grid</source>
        <translation>Hiện các mẫu dạng lưới</translation>
    </message>
    <message>
        <source>Stop predicting all</source>
        <translation>Dừng dự đoán tất cả</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} trong {total}</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>{count} được chọn</translation>
    </message>
    <message>
        <source>{count} edited</source>
        <translation>{count} đã sửa</translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>{count} đã chấp nhận</translation>
    </message>
    <message>
        <source>Predicting {done} of {total}</source>
        <translation>Đang dự đoán {done} trong {total}</translation>
    </message>
    <message>
        <source>The picture on show is predicted first.</source>
        <translation>Ảnh đang hiện được dự đoán trước.</translation>
    </message>
    <message numerus="yes">
        <source>Held out (%n)</source>
        <translation>
            <numerusform>Giữ riêng (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trained on (%n)</source>
        <translation>
            <numerusform>Đã huấn luyện (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The checkpoint was trained on %n of these pictures: the figures are too good.</source>
        <translation>
            <numerusform>Checkpoint đã được huấn luyện trên %n ảnh trong số này: các chỉ số quá đẹp.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of one picture stand in two sets.</source>
        <translation>
            <numerusform>%n cặp cùng một ảnh nằm ở hai tập.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures could not be judged.</source>
        <translation>
            <numerusform>Không đánh giá được %n ảnh.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n ảnh</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples written and read back ({origins}).</source>
        <translation>
            <numerusform>Đã ghi và đọc lại %n mẫu ({origins}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> … and %n more, all in manifest.json.</source>
        <translation>
            <numerusform> … và %n mẫu nữa, tất cả trong manifest.json.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n mẫu thất bại.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out.</source>
        <translation>
            <numerusform>%n mẫu bị bỏ ra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the photograph, %n channels  →</source>
        <translation>
            <numerusform>ảnh chụp, %n kênh  →</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>skip connection, %n channels  →</source>
        <translation>
            <numerusform>kết nối tắt, %n kênh  →</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pixels change</source>
        <translation>
            <numerusform>%n điểm ảnh thay đổi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About {time} for the %n not accepted.</source>
        <translation>
            <numerusform>Còn khoảng {time} cho %n mẫu chưa chấp nhận.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n strokes</source>
        <translation>
            <numerusform>%n nét vẽ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clicks</source>
        <translation>
            <numerusform>%n lần nhấp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pixels changed</source>
        <translation>
            <numerusform>%n điểm ảnh đã đổi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: one of the two networks was trained on them</source>
        <translation>
            <numerusform>%n mẫu bị bỏ ra: một trong hai mạng đã huấn luyện trên chúng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n IMAGES</source>
        <translation>
            <numerusform>%n ẢNH</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend “{kind}” in %n samples?</source>
        <translation>
            <numerusform>Sửa “{kind}” trong %n mẫu?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mended %n samples:</source>
        <translation>
            <numerusform>Đã sửa %n mẫu:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend all in %n samples…</source>
        <translation>
            <numerusform>Sửa hết trong %n mẫu…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pixels changed.</source>
        <translation>
            <numerusform>%n điểm ảnh đã đổi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples were passed over.</source>
        <translation>
            <numerusform>Đã bỏ qua %n mẫu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label maps looked at.</source>
        <translation>
            <numerusform>Đã xem %n bản đồ nhãn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples could not be read.</source>
        <translation>
            <numerusform>Không đọc được %n mẫu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>còn %n giây</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>còn %n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples</source>
        <translation>
            <numerusform>%n mẫu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrections together</source>
        <translation>
            <numerusform>%n bản sửa gộp lại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n samples.</source>
        <translation>
            <numerusform>Đã chấp nhận %n mẫu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopened %n samples.</source>
        <translation>
            <numerusform>Đã mở lại %n mẫu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n ghi chú</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples without a usable label map stayed open.</source>
        <translation>
            <numerusform>%n mẫu không có bản đồ nhãn dùng được vẫn để mở.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems in this dataset.</source>
        <translation>
            <numerusform>%n vấn đề trong tập dữ liệu này.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n vấn đề</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Predicted: %n samples.</source>
        <translation>
            <numerusform>Đã dự đoán: %n mẫu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples could not be predicted.</source>
        <translation>
            <numerusform>%n mẫu không dự đoán được.</numerusform>
        </translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>còn {hours} giờ {minutes} phút</translation>
    </message>
    <message>
        <source>Reading the dataset…</source>
        <translation>Đang đọc tập dữ liệu…</translation>
    </message>
    <message>
        <source>Drawing the sample dataset…</source>
        <translation>Đang vẽ tập dữ liệu mẫu…</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>Hoàn tác {what}</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>Làm lại {what}</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>Đang huấn luyện</translation>
    </message>
    <message>
        <source>Closing stops it; the best so far is kept.</source>
        <translation>Đóng cửa sổ sẽ dừng việc huấn luyện; kết quả tốt nhất cho đến nay được giữ lại.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Dừng và đóng</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>Đóng và bỏ phần chưa lưu</translation>
    </message>
    <message>
        <source>{state} Closing now loses what is not saved.</source>
        <translation>{state} Nếu đóng bây giờ, phần chưa lưu sẽ mất.</translation>
    </message>
    <message>
        <source>Your work is not saved</source>
        <translation>Công việc của bạn chưa được lưu</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Minimap: the whole picture and the part that is shown</source>
        <translation>Ảnh thu nhỏ: toàn bộ ảnh và phần đang hiện</translation>
    </message>
    <message>
        <source>Click or drag to move the picture</source>
        <translation>Nhấp hoặc kéo để di chuyển ảnh</translation>
    </message>
    <message>
        <source>loading {name}…</source>
        <translation>đang nạp {name}…</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>Đang nạp {name}…</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>Không đọc được ảnh này</translation>
    </message>
    <message>
        <source>your correction</source>
        <translation>bản sửa của bạn</translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation>nhãn gốc</translation>
    </message>
    <message>
        <source>untouched background</source>
        <translation>nền chưa sửa</translation>
    </message>
    <message>
        <source>network</source>
        <translation>mạng</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>tay</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>quy tắc</translation>
    </message>
    <message>
        <source>earlier correction</source>
        <translation>bản sửa trước</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>đã sửa</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>được dự đoán</translation>
    </message>
    <message>
        <source>Export dataset</source>
        <translation>Xuất tập dữ liệu</translation>
    </message>
    <message>
        <source>Photographs, trimaps and lists in the dataset&apos;s own layout, with a manifest that tells where each mask comes from. Everything is read back and compared.</source>
        <translation>Ảnh chụp, trimap và danh sách theo đúng cấu trúc của tập dữ liệu, kèm bản kê cho biết mỗi mặt nạ từ đâu ra. Mọi thứ đều được đọc lại và so sánh.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Target folder</source>
        <translation>Thư mục đích</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Corrections, and the untouched ground truth of all other samples</source>
        <translation>Các bản sửa, và nhãn gốc nguyên vẹn của mọi mẫu khác</translation>
    </message>
    <message>
        <source>Accepted samples only</source>
        <translation>Chỉ các mẫu đã chấp nhận</translation>
    </message>
    <message>
        <source>Predictions for samples without ground truth</source>
        <translation>Dự đoán cho các mẫu không có nhãn gốc</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Vào</translation>
    </message>
    <message>
        <source>Write beside files that are there (never over them)</source>
        <translation>Ghi bên cạnh các tệp đã có (không bao giờ ghi đè)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Tiến độ xuất</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>Trước hết hãy chọn một thư mục.</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Xuất lại</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Xuất vào</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Không ghi gì.</translation>
    </message>
    <message>
        <source>none yet: the ground truth</source>
        <translation>chưa có: nhãn gốc</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>file asks to be turned</source>
        <translation>tệp yêu cầu xoay ảnh</translation>
    </message>
    <message>
        <source>view turned, data as stored</source>
        <translation>góc nhìn đã xoay, dữ liệu như được lưu</translation>
    </message>
    <message>
        <source>earlier state</source>
        <translation>trạng thái cũ</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>giữ riêng</translation>
    </message>
    <message>
        <source>the dataset&apos;s own, never changed</source>
        <translation>của tập dữ liệu, không đổi</translation>
    </message>
    <message>
        <source>predicting…</source>
        <translation>đang dự đoán…</translation>
    </message>
    <message>
        <source>of an older checkpoint</source>
        <translation>của checkpoint cũ</translation>
    </message>
    <message>
        <source>prediction against {what}</source>
        <translation>dự đoán so với {what}</translation>
    </message>
    <message>
        <source>as it was at the start</source>
        <translation>như lúc đầu</translation>
    </message>
    <message>
        <source>as after step {step}, {what}, {time}</source>
        <translation>như sau bước {step}, {what}, {time}</translation>
    </message>
    <message>
        <source>No ground truth</source>
        <translation>Không có nhãn gốc</translation>
    </message>
    <message>
        <source>The dataset has no trimap for this picture.</source>
        <translation>Tập dữ liệu không có trimap cho ảnh này.</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>Không có dự đoán</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>No confidence yet</source>
        <translation>Chưa có độ tin cậy</translation>
    </message>
    <message>
        <source>It comes with the prediction.</source>
        <translation>Nó đến cùng với dự đoán.</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Chưa có gì để so sánh</translation>
    </message>
    <message>
        <source>There is no ground truth and no correction to compare the prediction with.</source>
        <translation>Không có nhãn gốc và bản sửa nào để so sánh với dự đoán.</translation>
    </message>
    <message>
        <source>The label map is {one}, the prediction is {other}.</source>
        <translation>Bản đồ nhãn là {one}, dự đoán là {other}.</translation>
    </message>
    <message>
        <source>The sizes differ</source>
        <translation>Kích thước khác nhau</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>Chưa có gì thay đổi</translation>
    </message>
    <message>
        <source>Every pixel is the ground truth&apos;s.</source>
        <translation>Mọi điểm ảnh là của nhãn gốc.</translation>
    </message>
    <message>
        <source>No prediction to compare with</source>
        <translation>Không có dự đoán để so sánh</translation>
    </message>
    <message>
        <source>Choose a checkpoint to see what it says beside the one in use.</source>
        <translation>Chọn một checkpoint để xem nó nói gì bên cạnh checkpoint đang dùng.</translation>
    </message>
    <message>
        <source>No second checkpoint</source>
        <translation>Chưa có checkpoint thứ hai</translation>
    </message>
    <message>
        <source>Choose a checkpoint…</source>
        <translation>Chọn một checkpoint…</translation>
    </message>
    <message>
        <source>{kind}: choose what this pane shows</source>
        <translation>{kind}: chọn nội dung của khung này</translation>
    </message>
    <message>
        <source>Choose what this pane shows</source>
        <translation>Chọn nội dung của khung này</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>bỏ sót</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>thừa</translation>
    </message>
    <message>
        <source>pet</source>
        <translation>thú cưng</translation>
    </message>
    <message>
        <source>background</source>
        <translation>nền</translation>
    </message>
    <message>
        <source>border</source>
        <translation>viền</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>bỏ qua</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>không chắc</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>chắc chắn</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>Đóng khung này</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Bản sửa</translation>
    </message>
    <message>
        <source>What is edited; painting happens here</source>
        <translation>Phần được chỉnh sửa; tô vẽ ở đây</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Dự đoán</translation>
    </message>
    <message>
        <source>What the network says</source>
        <translation>Kết quả của mạng</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Khác biệt</translation>
    </message>
    <message>
        <source>Where the prediction misses, invents, or differs about the border</source>
        <translation>Nơi dự đoán bỏ sót, thêm thừa, hoặc khác về viền</translation>
    </message>
    <message>
        <source>How sure the network is of each pixel</source>
        <translation>Mạng chắc chắn đến mức nào ở từng điểm ảnh</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Nhãn gốc</translation>
    </message>
    <message>
        <source>The dataset&apos;s own trimap, never changed</source>
        <translation>Trimap của tập dữ liệu, không bao giờ bị thay đổi</translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation>Chỉ có ảnh</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Nguồn gốc</translation>
    </message>
    <message>
        <source>Who set each pixel last: ground truth, network, hand or rule</source>
        <translation>Điểm ảnh do đâu mà có: nhãn gốc, mạng, tay hay quy tắc</translation>
    </message>
    <message>
        <source>Mend all</source>
        <translation>Sửa hết</translation>
    </message>
    <message>
        <source>The first {count} of {all}:</source>
        <translation>{count} mẫu đầu trong {all}:</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Nothing changes here.</source>
        <translation>Ở đây không đổi gì.</translation>
    </message>
    <message>
        <source>What another checkpoint says, to compare two of them</source>
        <translation>Kết quả của một checkpoint khác, để so sánh hai checkpoint</translation>
    </message>
    <message>
        <source>Show something here…</source>
        <translation>Hiện nội dung ở đây…</translation>
    </message>
    <message>
        <source>This place has that class already: nothing changes.</source>
        <translation>Chỗ này đã thuộc lớp đó: không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>segtool ended before everything was saved. The edits of {what} are back.</source>
        <translation>segtool đã kết thúc khi chưa lưu hết. Các sửa đổi của {what} đã được khôi phục.</translation>
    </message>
    <message>
        <source>The other window has ended. This one can edit now.</source>
        <translation>Cửa sổ kia đã đóng. Cửa sổ này nay sửa được.</translation>
    </message>
    <message>
        <source>Checked: {problems}, {notes}.</source>
        <translation>Đã kiểm tra: {problems}, {notes}.</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Đã ghi: {path}</translation>
    </message>
    <message>
        <source>The figures of {count} were known.</source>
        <translation>Chỉ số của {count} mẫu đã có sẵn.</translation>
    </message>
    <message>
        <source>Evaluated {checkpoint}: mean IoU {value} over {pictures}.</source>
        <translation>Đã đánh giá {checkpoint}: IoU trung bình {value} trên {pictures}.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them measure the network (held-out): saved and exported, never trained on.</source>
        <translation>
            <numerusform>%n mẫu trong số đó đo chất lượng mạng (giữ riêng): được lưu và xuất, không bao giờ dùng để huấn luyện.</numerusform>
        </translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation>Không có mẫu nào khớp</translation>
    </message>
    <message>
        <source>Search and filters leave none of them.</source>
        <translation>Tìm kiếm và bộ lọc không để lại mẫu nào.</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>mèo</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>chó</translation>
    </message>
    <message>
        <source>trainval</source>
        <translation>trainval</translation>
    </message>
    <message>
        <source>test</source>
        <translation>kiểm tra</translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation>ngoài danh sách</translation>
    </message>
    <message>
        <source>train set</source>
        <translation>tập huấn luyện</translation>
    </message>
    <message>
        <source>test list</source>
        <translation>danh sách kiểm tra</translation>
    </message>
    <message>
        <source>trainval list</source>
        <translation>danh sách trainval</translation>
    </message>
    <message>
        <source>unlisted samples</source>
        <translation>mẫu ngoài danh sách</translation>
    </message>
    <message>
        <source>all samples</source>
        <translation>mọi mẫu</translation>
    </message>
    <message>
        <source>validation set</source>
        <translation>tập kiểm định</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>tập huấn luyện</translation>
    </message>
    <message>
        <source>the dataset&apos;s trimaps</source>
        <translation>trimap của tập dữ liệu</translation>
    </message>
    <message>
        <source>corrections where there are some, else trimaps</source>
        <translation>bản sửa nếu có, nếu không thì trimap</translation>
    </message>
    <message>
        <source>the photographs&apos; own size</source>
        <translation>cỡ gốc của ảnh</translation>
    </message>
    <message>
        <source>the size of the network&apos;s input</source>
        <translation>cỡ đầu vào của mạng</translation>
    </message>
    <message>
        <source>as the checkpoint says</source>
        <translation>theo checkpoint</translation>
    </message>
    <message>
        <source>on: the mirrored picture too, and the mean</source>
        <translation>bật: cả ảnh lật, lấy trung bình</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>So với</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Ở cỡ</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Lật ảnh</translation>
    </message>
    <message>
        <source>held-out set</source>
        <translation>tập giữ riêng</translation>
    </message>
    <message>
        <source>in no set</source>
        <translation>không thuộc tập nào</translation>
    </message>
    <message>
        <source>open</source>
        <translation>đang mở</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>đã chấp nhận</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>đã sửa</translation>
    </message>
    <message>
        <source>no ground truth</source>
        <translation>không có nhãn gốc</translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation>có vấn đề</translation>
    </message>
    <message>
        <source>with a correction</source>
        <translation>có bản sửa</translation>
    </message>
    <message>
        <source>without a correction</source>
        <translation>không có bản sửa</translation>
    </message>
    <message>
        <source>mean IoU {value}</source>
        <translation>IoU trung bình {value}</translation>
    </message>
    <message>
        <source>pet IoU {value}</source>
        <translation>IoU thú cưng {value}</translation>
    </message>
    <message>
        <source>{share} of the pixels differ</source>
        <translation>{share} số điểm ảnh khác nhau</translation>
    </message>
    <message>
        <source>mean confidence {value}</source>
        <translation>độ tin cậy trung bình {value}</translation>
    </message>
    <message>
        <source>Of an older checkpoint, or of an older label map.</source>
        <translation>Của checkpoint cũ, hoặc của bản đồ nhãn cũ.</translation>
    </message>
    <message>
        <source>Paint {name}</source>
        <translation>Vẽ {name}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Chỉnh sửa</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Open dataset…</source>
        <translation>Mở tập dữ liệu…</translation>
    </message>
    <message>
        <source>Open a dataset folder</source>
        <translation>Mở một thư mục tập dữ liệu</translation>
    </message>
    <message>
        <source>Open the sample dataset</source>
        <translation>Mở tập dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Lưu ngay</translation>
    </message>
    <message>
        <source>Corrections are saved by themselves; this saves at once</source>
        <translation>Bản sửa được lưu tự động; lệnh này lưu ngay lập tức</translation>
    </message>
    <message>
        <source>Export dataset…</source>
        <translation>Xuất dữ liệu…</translation>
    </message>
    <message>
        <source>Write the refined dataset</source>
        <translation>Ghi tập dữ liệu đã tinh sửa</translation>
    </message>
    <message>
        <source>Export the selected samples…</source>
        <translation>Xuất các mẫu đã chọn…</translation>
    </message>
    <message>
        <source>Write a dataset of the samples that are selected in the list</source>
        <translation>Ghi một tập dữ liệu gồm các mẫu đang được chọn trong danh sách</translation>
    </message>
    <message>
        <source>Show workspace folder</source>
        <translation>Hiện thư mục không gian làm việc</translation>
    </message>
    <message>
        <source>Open the folder that holds the corrections</source>
        <translation>Mở thư mục chứa các bản sửa</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Take the prediction</source>
        <translation>Lấy dự đoán</translation>
    </message>
    <message>
        <source>Put the prediction in place of what the left pane shows</source>
        <translation>Đặt dự đoán thay cho nội dung của khung bên trái</translation>
    </message>
    <message>
        <source>Drop the correction and go back to the dataset&apos;s own trimap</source>
        <translation>Bỏ bản sửa và trở về trimap của tập dữ liệu</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Lịch sử…</translation>
    </message>
    <message>
        <source>The steps of this sample: look at an earlier state, bring it back</source>
        <translation>Các bước của mẫu này: xem trạng thái cũ, đưa nó trở lại</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Thiết lập…</translation>
    </message>
    <message>
        <source>Everything that can be chosen, on one page</source>
        <translation>Mọi lựa chọn trên một trang</translation>
    </message>
    <message>
        <source>Give up the stroke</source>
        <translation>Bỏ nét đang vẽ</translation>
    </message>
    <message>
        <source>eraser</source>
        <translation>tẩy</translation>
    </message>
    <message>
        <source>Paint the current class</source>
        <translation>Vẽ lớp hiện tại</translation>
    </message>
    <message>
        <source>brush</source>
        <translation>nét bút</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Thòng lọng</translation>
    </message>
    <message>
        <source>Go round an area; the right button takes it away</source>
        <translation>Vẽ vòng quanh một vùng; nút phải bỏ vùng đó đi</translation>
    </message>
    <message>
        <source>lasso</source>
        <translation>thòng lọng</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Đa giác</translation>
    </message>
    <message>
        <source>Click corners; Enter or a double click closes, Backspace takes the last one back</source>
        <translation>Nhấp từng góc; Enter hoặc nhấp đúp để khép lại, Backspace bỏ góc cuối</translation>
    </message>
    <message>
        <source>polygon</source>
        <translation>đa giác</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Hình chữ nhật</translation>
    </message>
    <message>
        <source>Drag from corner to corner; with Shift a square</source>
        <translation>Kéo từ góc này sang góc kia; giữ Shift để có hình vuông</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>hình chữ nhật</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Hình elip</translation>
    </message>
    <message>
        <source>Drag from corner to corner; with Shift a circle</source>
        <translation>Kéo từ góc này sang góc kia; giữ Shift để có hình tròn</translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation>hình elip</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Đổ màu</translation>
    </message>
    <message>
        <source>Fill the connected area under the pointer</source>
        <translation>Đổ vùng liền nhau dưới con trỏ</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>tô</translation>
    </message>
    <message>
        <source>Colour wand</source>
        <translation>Đũa chọn màu</translation>
    </message>
    <message>
        <source>Press on a colour and drag: farther takes in more colours</source>
        <translation>Nhấn vào một màu rồi kéo: kéo càng xa càng lấy thêm nhiều màu</translation>
    </message>
    <message>
        <source>colour wand</source>
        <translation>đũa chọn màu</translation>
    </message>
    <message>
        <source>Snapping brush</source>
        <translation>Bút bám mép</translation>
    </message>
    <message>
        <source>Paint whole patches that keep to the photograph&apos;s edges</source>
        <translation>Vẽ cả mảng bám theo các mép trong ảnh chụp</translation>
    </message>
    <message>
        <source>snapping brush</source>
        <translation>bút bám mép</translation>
    </message>
    <message>
        <source>Smart stroke</source>
        <translation>Nét vẽ thông minh</translation>
    </message>
    <message>
        <source>Say once that this is pet, or background; Enter takes what is proposed</source>
        <translation>Chỉ một lần đây là thú cưng hay nền; Enter nhận đề xuất</translation>
    </message>
    <message>
        <source>smart stroke</source>
        <translation>nét vẽ thông minh</translation>
    </message>
    <message>
        <source>Take a part of the prediction</source>
        <translation>Lấy một phần của dự đoán</translation>
    </message>
    <message>
        <source>Click where the prediction differs, or go round a part; the right button takes ground truth</source>
        <translation>Nhấp vào nơi dự đoán khác biệt, hoặc vẽ vòng quanh một phần; nút phải lấy nhãn gốc</translation>
    </message>
    <message>
        <source>take part</source>
        <translation>lấy một phần</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Tẩy</translation>
    </message>
    <message>
        <source>Paint background</source>
        <translation>Vẽ nền</translation>
    </message>
    <message>
        <source>Take back the last corner</source>
        <translation>Bỏ góc cuối</translation>
    </message>
    <message>
        <source>Of the polygon that is being drawn</source>
        <translation>Của đa giác đang vẽ</translation>
    </message>
    <message>
        <source>Pick the class under the pointer</source>
        <translation>Lấy lớp dưới con trỏ</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Bút nhỏ hơn</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Bút to hơn</translation>
    </message>
    <message>
        <source>Paint pet</source>
        <translation>Vẽ thú cưng</translation>
    </message>
    <message>
        <source>Paint border</source>
        <translation>Vẽ viền</translation>
    </message>
    <message>
        <source>Paint ignore</source>
        <translation>Vẽ phần bỏ qua</translation>
    </message>
    <message>
        <source>Pixels that count nowhere: not in training, not in a figure</source>
        <translation>Điểm ảnh không được tính ở đâu: không khi huấn luyện, không trong chỉ số</translation>
    </message>
    <message>
        <source>Fit the picture</source>
        <translation>Vừa khung ảnh</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Hiện toàn bộ ảnh</translation>
    </message>
    <message>
        <source>One to one</source>
        <translation>Kích thước thật</translation>
    </message>
    <message>
        <source>One picture pixel is one screen pixel</source>
        <translation>Một điểm ảnh của ảnh là một điểm ảnh màn hình</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Show outlines without the sheet of colour</source>
        <translation>Hiện nét viền không có lớp màu</translation>
    </message>
    <message>
        <source>Show the photograph alone</source>
        <translation>Chỉ hiện ảnh chụp</translation>
    </message>
    <message>
        <source>More or fewer panes</source>
        <translation>Nhiều hoặc ít khung hơn</translation>
    </message>
    <message>
        <source>Go through two, three, four panes and one</source>
        <translation>Lần lượt hai, ba, bốn khung rồi một khung</translation>
    </message>
    <message>
        <source>Swap the first two panes</source>
        <translation>Đổi chỗ hai khung đầu</translation>
    </message>
    <message>
        <source>Pane of the correction</source>
        <translation>Khung bản sửa</translation>
    </message>
    <message>
        <source>Pane of the prediction</source>
        <translation>Khung dự đoán</translation>
    </message>
    <message>
        <source>Pane of the difference</source>
        <translation>Khung khác biệt</translation>
    </message>
    <message>
        <source>Pane of the confidence</source>
        <translation>Khung độ tin cậy</translation>
    </message>
    <message>
        <source>Pane of the ground truth</source>
        <translation>Khung nhãn gốc</translation>
    </message>
    <message>
        <source>Pane of the photograph</source>
        <translation>Khung ảnh chụp</translation>
    </message>
    <message>
        <source>Pane of another checkpoint</source>
        <translation>Khung của checkpoint khác</translation>
    </message>
    <message>
        <source>Pane of the origin</source>
        <translation>Khung nguồn gốc</translation>
    </message>
    <message>
        <source>Wipe between two panes</source>
        <translation>Thanh gạt giữa hai khung</translation>
    </message>
    <message>
        <source>Lay the first two panes over each other, with a divider</source>
        <translation>Chồng hai khung đầu lên nhau, có thanh chia</translation>
    </message>
    <message>
        <source>Blink between two panes</source>
        <translation>Nhấp nháy giữa hai khung</translation>
    </message>
    <message>
        <source>The first two panes change places twice a second</source>
        <translation>Hai khung đầu đổi chỗ cho nhau hai lần mỗi giây</translation>
    </message>
    <message>
        <source>Turn the view as the file asks</source>
        <translation>Xoay góc nhìn như tệp yêu cầu</translation>
    </message>
    <message>
        <source>For photographs with an orientation in the file; data stays in stored pixels</source>
        <translation>Cho ảnh chụp có ghi hướng trong tệp; dữ liệu vẫn theo điểm ảnh được lưu</translation>
    </message>
    <message>
        <source>Swap the first two panes while held</source>
        <translation>Đổi chỗ hai khung đầu khi giữ phím</translation>
    </message>
    <message>
        <source>Show the panels</source>
        <translation>Hiện các bảng</translation>
    </message>
    <message>
        <source>Show or hide everything but the pictures</source>
        <translation>Hiện hoặc ẩn mọi thứ trừ ảnh</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Hide the overlay while held; pan with the mouse</source>
        <translation>Ẩn lớp phủ khi giữ phím; kéo ảnh bằng chuột</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Mẫu trước</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Mẫu sau</translation>
    </message>
    <message>
        <source>Next unreviewed sample</source>
        <translation>Mẫu chưa duyệt tiếp theo</translation>
    </message>
    <message>
        <source>Next worst sample</source>
        <translation>Mẫu kém nhất tiếp theo</translation>
    </message>
    <message>
        <source>The lowest IoU among the samples of the list that are not accepted; again for the next one</source>
        <translation>IoU thấp nhất trong các mẫu của danh sách chưa được chấp nhận; bấm lại để đến mẫu sau</translation>
    </message>
    <message>
        <source>Accept and go on</source>
        <translation>Chấp nhận, đi tiếp</translation>
    </message>
    <message>
        <source>Accept what the left pane shows and go to the next sample</source>
        <translation>Chấp nhận nội dung của khung bên trái và sang mẫu sau</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Chấp nhận</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Take the acceptance back</source>
        <translation>Rút lại việc chấp nhận</translation>
    </message>
    <message>
        <source>Accept the selected samples</source>
        <translation>Chấp nhận các mẫu đã chọn</translation>
    </message>
    <message>
        <source>Every one that has a label map; each can be undone by itself</source>
        <translation>Mọi mẫu có bản đồ nhãn; mỗi mẫu có thể hoàn tác riêng</translation>
    </message>
    <message>
        <source>Reopen the selected samples</source>
        <translation>Mở lại các mẫu đã chọn</translation>
    </message>
    <message>
        <source>Take the acceptance of all of them back</source>
        <translation>Rút lại việc chấp nhận của tất cả các mẫu đó</translation>
    </message>
    <message>
        <source>Samples as a list or a grid</source>
        <translation>Mẫu dạng danh sách hoặc lưới</translation>
    </message>
    <message>
        <source>Check the dataset</source>
        <translation>Kiểm tra tập dữ liệu</translation>
    </message>
    <message>
        <source>Read every file and list what is wrong</source>
        <translation>Đọc mọi tệp và liệt kê những gì sai</translation>
    </message>
    <message>
        <source>Lint: find what looks wrong…</source>
        <translation>Soát lỗi: tìm chỗ đáng ngờ…</translation>
    </message>
    <message>
        <source>Islands, holes, missing or odd borders, in this sample or in all</source>
        <translation>Đảo, lỗ, viền thiếu hay lạ, trong mẫu này hoặc mọi mẫu</translation>
    </message>
    <message>
        <source>What the trimaps&apos; values mean…</source>
        <translation>Ý nghĩa các giá trị trong trimap…</translation>
    </message>
    <message>
        <source>For a folder whose trimaps are numbered from 0</source>
        <translation>Cho thư mục có trimap đánh số từ 0</translation>
    </message>
    <message>
        <source>Fine-tune…</source>
        <translation>Tinh chỉnh…</translation>
    </message>
    <message>
        <source>Train the network on the corrected samples</source>
        <translation>Huấn luyện mạng trên các mẫu đã sửa</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Dừng huấn luyện</translation>
    </message>
    <message>
        <source>Predict again</source>
        <translation>Dự đoán lại</translation>
    </message>
    <message>
        <source>Predict all samples</source>
        <translation>Dự đoán mọi mẫu</translation>
    </message>
    <message>
        <source>Fill in the figures of the whole dataset in the background; goes on where it ended</source>
        <translation>Điền chỉ số của cả tập dữ liệu ở chế độ nền; tiếp tục từ chỗ đã dừng</translation>
    </message>
    <message>
        <source>Predict the samples in the list</source>
        <translation>Dự đoán các mẫu trong danh sách</translation>
    </message>
    <message>
        <source>Fill in the figures of what search and filters leave</source>
        <translation>Điền chỉ số của những mẫu còn lại sau tìm kiếm và bộ lọc</translation>
    </message>
    <message>
        <source>Predict the selected samples</source>
        <translation>Dự đoán các mẫu đã chọn</translation>
    </message>
    <message>
        <source>Choose the checkpoint…</source>
        <translation>Chọn checkpoint…</translation>
    </message>
    <message>
        <source>Compare with another checkpoint…</source>
        <translation>So sánh với checkpoint khác…</translation>
    </message>
    <message>
        <source>Show what a second checkpoint says beside the one in use</source>
        <translation>Hiện kết quả của checkpoint thứ hai bên cạnh checkpoint đang dùng</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Thôi so sánh</translation>
    </message>
    <message>
        <source>Let the second checkpoint go, and its pane</source>
        <translation>Bỏ checkpoint thứ hai và khung của nó</translation>
    </message>
    <message>
        <source>Evaluate…</source>
        <translation>Đánh giá…</translation>
    </message>
    <message>
        <source>Figures, plots and worst pictures of a checkpoint on a set of samples</source>
        <translation>Chỉ số, biểu đồ và ảnh kém nhất của một checkpoint trên một tập mẫu</translation>
    </message>
    <message>
        <source>Look inside…</source>
        <translation>Nhìn vào bên trong…</translation>
    </message>
    <message>
        <source>What the network makes of this photograph, stage by stage</source>
        <translation>Mạng xử lý ảnh chụp này ra sao, qua từng tầng</translation>
    </message>
    <message>
        <source>Networks…</source>
        <translation>Các mạng…</translation>
    </message>
    <message>
        <source>Every network, with its size, speed and figures; start a training of one</source>
        <translation>Mọi mạng với kích thước, tốc độ và chỉ số; bắt đầu huấn luyện một mạng</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Bảng lệnh…</translation>
    </message>
    <message>
        <source>Find any action, sample, checkpoint, dataset or setting by a few letters</source>
        <translation>Tìm lệnh, mẫu, checkpoint, tập dữ liệu hoặc thiết lập bằng vài chữ cái</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>About segtool</source>
        <translation>Giới thiệu segtool</translation>
    </message>
    <message>
        <source>Left button</source>
        <translation>Nút trái</translation>
    </message>
    <message>
        <source>Paint the current class (left pane)</source>
        <translation>Vẽ lớp hiện tại (khung bên trái)</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Nút phải</translation>
    </message>
    <message>
        <source>Erase: paint background (left pane)</source>
        <translation>Tẩy: vẽ nền (khung bên trái)</translation>
    </message>
    <message>
        <source>Ctrl + left button</source>
        <translation>Ctrl + nút trái</translation>
    </message>
    <message>
        <source>The eraser for the moment</source>
        <translation>Tạm thời là tẩy</translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation>Shift + nhấp</translation>
    </message>
    <message>
        <source>Straight line from the last point</source>
        <translation>Đường thẳng từ điểm trước</translation>
    </message>
    <message>
        <source>Alt + click</source>
        <translation>Alt + nhấp</translation>
    </message>
    <message>
        <source>Drag on the prediction</source>
        <translation>Kéo trên dự đoán</translation>
    </message>
    <message>
        <source>Start the correction from the prediction</source>
        <translation>Bắt đầu bản sửa từ dự đoán</translation>
    </message>
    <message>
        <source>Drag on a pane that only shows</source>
        <translation>Kéo trên khung chỉ để xem</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Di chuyển ảnh</translation>
    </message>
    <message>
        <source>Click on a title of a pane</source>
        <translation>Nhấp vào tiêu đề của khung</translation>
    </message>
    <message>
        <source>Choose what the pane shows</source>
        <translation>Chọn nội dung của khung</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Bánh xe chuột</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Thu phóng tại con trỏ</translation>
    </message>
    <message>
        <source>Ctrl + Shift + wheel</source>
        <translation>Ctrl + Shift + bánh xe chuột</translation>
    </message>
    <message>
        <source>Middle button, or Space + drag</source>
        <translation>Nút giữa, hoặc Space + kéo</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Nhấp đúp</translation>
    </message>
    <message>
        <source>Fit the picture (on the prediction, or beside the picture)</source>
        <translation>Vừa khung ảnh (trên dự đoán, hoặc bên ngoài ảnh)</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Các lớp</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Bút</translation>
    </message>
    <message>
        <source>Brush size in picture pixels</source>
        <translation>Cỡ bút tính bằng điểm ảnh của ảnh</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Tiến độ đánh giá</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chỉ số</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Worst pictures</source>
        <translation>Ảnh kém nhất</translation>
    </message>
    <message>
        <source>As a web page with plots, as a table (CSV) or as a document (JSON)</source>
        <translation>Dạng trang web có biểu đồ, bảng (CSV) hoặc tài liệu (JSON)</translation>
    </message>
    <message>
        <source>Nothing was evaluated yet.</source>
        <translation>Chưa đánh giá gì.</translation>
    </message>
    <message>
        <source>Web page (*.html);;Table (*.csv);;Document (*.json)</source>
        <translation>Trang web (*.html);;Bảng (*.csv);;Tài liệu (*.json)</translation>
    </message>
    <message>
        <source>Drawing (*.svg);;Picture (*.png)</source>
        <translation>Hình vẽ (*.svg);;Ảnh (*.png)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>{checkpoint} on {pictures} ({split}), against {truth}, {resolution}; flip {flip}; {device}.</source>
        <translation>{checkpoint} trên {pictures} ({split}), so với {truth}, {resolution}; lật ảnh {flip}; {device}.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>bật</translation>
    </message>
    <message>
        <source>off</source>
        <translation>tắt</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Công sức</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Đã chấp nhận</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel</source>
        <translation>Ctrl+Shift+bánh xe chuột</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đục</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Đường viền</translation>
    </message>
    <message>
        <source>Width of the contours in screen pixels</source>
        <translation>Độ rộng đường viền tính bằng điểm ảnh màn hình</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Độ sáng</translation>
    </message>
    <message>
        <source>Brightness of the photograph, for the view alone</source>
        <translation>Độ sáng của ảnh chụp, chỉ để xem</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Độ tương phản</translation>
    </message>
    <message>
        <source>Contrast of the photograph, for the view alone</source>
        <translation>Độ tương phản của ảnh chụp, chỉ để xem</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Gamma of the photograph: right lifts the shadows</source>
        <translation>Gamma của ảnh chụp: sang phải làm sáng vùng tối</translation>
    </message>
    <message>
        <source>Colour of {name}</source>
        <translation>Màu của {name}</translation>
    </message>
    <message>
        <source>Colour of {name}: click to choose another</source>
        <translation>Màu của {name}: nhấp để chọn màu khác</translation>
    </message>
    <message>
        <source>Hide the overlay</source>
        <translation>Ẩn lớp phủ</translation>
    </message>
    <message>
        <source>Pixel grid when far in</source>
        <translation>Lưới điểm ảnh khi phóng to</translation>
    </message>
    <message>
        <source>Minimap when zoomed in</source>
        <translation>Ảnh thu nhỏ khi phóng to</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Brightness, contrast and gamma of the photograph, for the view alone</source>
        <translation>Độ sáng, độ tương phản và gamma của ảnh chụp, chỉ để xem</translation>
    </message>
    <message>
        <source>Show the photograph as it is</source>
        <translation>Hiện ảnh chụp nguyên gốc</translation>
    </message>
    <message>
        <source>Wipe: where one picture ends and the other begins</source>
        <translation>Thanh gạt: nơi một ảnh kết thúc và ảnh kia bắt đầu</translation>
    </message>
    <message>
        <source>Drag, or move with the arrow keys; a double click puts it in the middle</source>
        <translation>Kéo, hoặc di chuyển bằng phím mũi tên; nhấp đúp để đưa về giữa</translation>
    </message>
    <message>
        <source>Choose the checkpoint</source>
        <translation>Chọn checkpoint</translation>
    </message>
    <message>
        <source>Predictions and fine-tuning start from it.</source>
        <translation>Dự đoán và tinh chỉnh bắt đầu từ nó.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Dùng</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Các checkpoint</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Mở một tệp…</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>Mở một checkpoint</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors);;All files (*)</source>
        <translation>Checkpoint (*.safetensors);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Compare with another checkpoint</source>
        <translation>So sánh với checkpoint khác</translation>
    </message>
    <message>
        <source>Its prediction is shown beside the one of the checkpoint in use, which stays.</source>
        <translation>Dự đoán của nó được hiện bên cạnh dự đoán của checkpoint đang dùng; checkpoint đang dùng không đổi.</translation>
    </message>
    <message>
        <source>Validation mean IoU</source>
        <translation>IoU trung bình khi kiểm định</translation>
    </message>
    <message>
        <source>
&lt;p&gt;Segments pets: browse, predict, correct, fine-tune, export.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Data.&lt;/b&gt; The embedded sample is drawn by the program. segtool works on datasets in the layout of the
Oxford-IIIT Pet dataset: O. M. Parkhi, A. Vedaldi, A. Zisserman, C. V. Jawahar, “Cats and Dogs”, CVPR 2012. Its page
offers it under CC BY-SA 4.0, copyright remaining with the photographs&apos; owners; the file inside its archive says
“for research purposes”. The network that ships was trained on a part of it.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Software.&lt;/b&gt; Qt and PySide6 (LGPL 3), PyTorch and torchvision (BSD), NumPy (BSD), OpenCV (Apache 2.0),
Pillow (MIT-CMU), safetensors (Apache 2.0), pyqtgraph (MIT), qimage2ndarray (BSD), platformdirs (MIT).
The first encoder weights come from EfficientNet-Lite0 (Apache 2.0).&lt;/p&gt;
&lt;p&gt;Nothing you open leaves this machine.&lt;/p&gt;
</source>
        <translation>
&lt;p&gt;Phân vùng thú cưng: duyệt ảnh, dự đoán, sửa, tinh chỉnh, xuất.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Dữ liệu.&lt;/b&gt; Tập dữ liệu mẫu đi kèm do chương trình tự vẽ. segtool làm việc với các tập dữ liệu theo cấu trúc của
Oxford-IIIT Pet: O. M. Parkhi, A. Vedaldi, A. Zisserman, C. V. Jawahar, “Cats and Dogs”, CVPR 2012. Trang của tập dữ liệu
cung cấp nó theo CC BY-SA 4.0, bản quyền vẫn thuộc về chủ của các ảnh chụp; tệp bên trong gói nén ghi
“for research purposes” (cho mục đích nghiên cứu). Mạng đi kèm được huấn luyện trên một phần của nó.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Phần mềm.&lt;/b&gt; Qt và PySide6 (LGPL 3), PyTorch và torchvision (BSD), NumPy (BSD), OpenCV (Apache 2.0),
Pillow (MIT-CMU), safetensors (Apache 2.0), pyqtgraph (MIT), qimage2ndarray (BSD), platformdirs (MIT).
Trọng số ban đầu của bộ mã hóa lấy từ EfficientNet-Lite0 (Apache 2.0).&lt;/p&gt;
&lt;p&gt;Không có gì bạn mở rời khỏi máy này.&lt;/p&gt;
</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>vấn đề</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Search: {title}</source>
        <translation>Tìm kiếm: {title}</translation>
    </message>
    <message>
        <source>Press the keys… (Escape gives up)</source>
        <translation>Nhấn tổ hợp phím… (Escape để bỏ qua)</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Nhấn phím mới</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Thêm phím khác</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Không dùng phím</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>Lấy từ lệnh kia</translation>
    </message>
    <message>
        <source>Press other keys</source>
        <translation>Nhấn phím khác</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>Đặt lại mọi phím tắt</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Chuột</translation>
    </message>
    <message>
        <source>Search: what it does, or a key</source>
        <translation>Tìm kiếm: tác dụng, hoặc một phím</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tìm phím tắt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Tác dụng</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Trình đơn</translation>
    </message>
    <message>
        <source>Changed; it was {keys}.</source>
        <translation>Đã đổi; trước là {keys}.</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>không có phím</translation>
    </message>
    <message>
        <source>This cannot be changed.</source>
        <translation>Không đổi được mục này.</translation>
    </message>
    <message>
        <source>{key} is taken: {action}.</source>
        <translation>{key} đã được dùng: {action}.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Check of the dataset</source>
        <translation>Kết quả kiểm tra tập dữ liệu</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Điều gì sai</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Phiên bản {version}</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Lỗi không mong đợi</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Something went wrong that was not foreseen. What you painted is in the journal.</source>
        <translation>Đã xảy ra lỗi không lường trước. Những gì bạn đã vẽ nằm trong nhật ký.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Sao chép chi tiết</translation>
    </message>
    <message>
        <source>The new checkpoint is better.</source>
        <translation>Checkpoint mới tốt hơn.</translation>
    </message>
    <message>
        <source>The new checkpoint is as good as the old one.</source>
        <translation>Checkpoint mới tốt ngang checkpoint cũ.</translation>
    </message>
    <message>
        <source>The new checkpoint is worse.</source>
        <translation>Checkpoint mới kém hơn.</translation>
    </message>
    <message>
        <source>It cannot be told which is better.</source>
        <translation>Không thể kết luận checkpoint nào tốt hơn.</translation>
    </message>
    <message>
        <source>old</source>
        <translation>cũ</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>Use the new checkpoint</source>
        <translation>Dùng checkpoint mới</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <translation>Giữ checkpoint cũ</translation>
    </message>
    <message>
        <source>Before and after…</source>
        <translation>Trước và sau…</translation>
    </message>
    <message>
        <source>Every picture, those that lost most first</source>
        <translation>Mọi ảnh, những ảnh giảm nhiều nhất đứng đầu</translation>
    </message>
    <message>
        <source>95 % interval: {low} to {high}</source>
        <translation>Khoảng tin cậy 95%: {low} đến {high}</translation>
    </message>
    <message>
        <source>HELD OUT</source>
        <translation>GIỮ RIÊNG</translation>
    </message>
    <message>
        <source>TRAINED ON</source>
        <translation>ĐÃ HUẤN LUYỆN</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Mọi thông báo</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Đóng thông báo</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Về mặc định</translation>
    </message>
    <message>
        <source>{setting}: back to the default</source>
        <translation>{setting}: về mặc định</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>Không có thiết lập nào khớp</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Tìm thiết lập</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Các phần</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Take the reset back</source>
        <translation>Hoàn tác việc đặt lại</translation>
    </message>
    <message>
        <source>Reset all settings to their defaults</source>
        <translation>Đặt lại mọi thiết lập về mặc định</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>hoặc thả một thư mục vào đây</translation>
    </message>
    <message>
        <source>Look at pets, their ground truth and a live prediction; correct it with a brush; fine-tune.</source>
        <translation>Xem thú cưng, nhãn gốc và dự đoán trực tiếp; sửa bằng bút; tinh chỉnh.</translation>
    </message>
    <message>
        <source>48 drawn cats and dogs, to try everything</source>
        <translation>48 chú mèo và chó được vẽ, để thử mọi thứ</translation>
    </message>
    <message>
        <source>Open a dataset folder…</source>
        <translation>Mở thư mục tập dữ liệu…</translation>
    </message>
    <message>
        <source>Oxford-IIIT Pet layout, or pictures alone</source>
        <translation>Cấu trúc Oxford-IIIT Pet, hoặc chỉ có ảnh</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Stop opening</source>
        <translation>Dừng mở</translation>
    </message>
    <message>
        <source>RECENT</source>
        <translation>GẦN ĐÂY</translation>
    </message>
    <message>
        <source>{folder} (not there now)</source>
        <translation>{folder} (hiện không có ở đó)</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Bỏ khỏi danh sách này</translation>
    </message>
    <message>
        <source>Take {folder} off this list</source>
        <translation>Bỏ {folder} khỏi danh sách này</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
    <message>
        <source>Pixel under the pointer</source>
        <translation>Điểm ảnh dưới con trỏ</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Kích thước ảnh</translation>
    </message>
    <message>
        <source>Saved state</source>
        <translation>Trạng thái lưu</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Chỉ đọc</translation>
    </message>
    <message>
        <source>The checkpoint in use, and its mean IoU on the validation samples</source>
        <translation>Checkpoint đang dùng và IoU trung bình trên các mẫu kiểm định</translation>
    </message>
    <message>
        <source>no checkpoint</source>
        <translation>không có checkpoint</translation>
    </message>
    <message>
        <source>checkpoint is loading</source>
        <translation>đang nạp checkpoint</translation>
    </message>
    <message>
        <source>{name} (mean IoU {value})</source>
        <translation>{name} (IoU trung bình {value})</translation>
    </message>
    <message>
        <source>predicted {name} {value}</source>
        <translation>dự đoán {name} {value}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Đang khởi động…</translation>
    </message>
    <message>
        <source>Preparing the samples…</source>
        <translation>Đang chuẩn bị các mẫu…</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>Đang huấn luyện…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>Stopping… the best so far is kept</source>
        <translation>Đang dừng… kết quả tốt nhất cho đến nay được giữ lại</translation>
    </message>
    <message>
        <source>Comparing old and new…</source>
        <translation>Đang so sánh cũ và mới…</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Tiến độ huấn luyện</translation>
    </message>
    <message>
        <source>Reading the dataset</source>
        <translation>Đang đọc tập dữ liệu</translation>
    </message>
    <message>
        <source>Checking the dataset</source>
        <translation>Đang kiểm tra tập dữ liệu</translation>
    </message>
    <message>
        <source>Exporting the dataset</source>
        <translation>Đang xuất tập dữ liệu</translation>
    </message>
    <message>
        <source>Looking at the label maps</source>
        <translation>Đang xem các bản đồ nhãn</translation>
    </message>
    <message>
        <source>Mending label maps</source>
        <translation>Đang sửa bản đồ nhãn</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Đang đánh giá</translation>
    </message>
    <message>
        <source>Drawing the sample dataset</source>
        <translation>Đang vẽ tập dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stop: {task}</source>
        <translation>Dừng: {task}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} trong {total}</translation>
    </message>
    <message>
        <source>Stop, and keep the best so far</source>
        <translation>Dừng, và giữ kết quả tốt nhất cho đến nay</translation>
    </message>
    <message>
        <source>Close the training panel</source>
        <translation>Đóng bảng huấn luyện</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>HUẤN LUYỆN</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>Epoch {epoch} trong {epochs}</translation>
    </message>
    <message>
        <source>Done: {name}</source>
        <translation>Xong: {name}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>{what} The old checkpoint is untouched.</source>
        <translation>{what} Checkpoint cũ không bị đụng đến.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>còn {time}</translation>
    </message>
    <message>
        <source>Paint here with the left button to correct the mask. Every stroke is saved by itself.</source>
        <translation>Vẽ ở đây bằng nút trái để sửa mặt nạ. Mỗi nét vẽ được lưu tự động.</translation>
    </message>
    <message>
        <source>The network&apos;s prediction of this picture comes here. T takes it over as a start.</source>
        <translation>Dự đoán của mạng cho ảnh này hiện ở đây. T lấy nó làm điểm bắt đầu.</translation>
    </message>
    <message>
        <source>Enter accepts what is right and goes on; D and A go to the next and previous picture.</source>
        <translation>Enter chấp nhận những gì đã đúng và đi tiếp; D và A sang ảnh sau và ảnh trước.</translation>
    </message>
    <message>
        <source>? shows every key. Ctrl+T trains the network on what you corrected.</source>
        <translation>? hiện mọi phím. Ctrl+T huấn luyện mạng trên những gì bạn đã sửa.</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Đã hiểu</translation>
    </message>
    <message>
        <source>No more hints</source>
        <translation>Không hiện gợi ý nữa</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} trong {count}</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>Lấp lỗ</translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation>Xóa các đảo</translation>
    </message>
    <message>
        <source>Keep the largest piece</source>
        <translation>Giữ mảnh lớn nhất</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Nở ra</translation>
    </message>
    <message>
        <source>grow</source>
        <translation>nở ra</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Co lại</translation>
    </message>
    <message>
        <source>shrink</source>
        <translation>co lại</translation>
    </message>
    <message>
        <source>Smooth the outline</source>
        <translation>Làm mượt đường viền</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>làm mượt</translation>
    </message>
    <message>
        <source>Swap pet and background</source>
        <translation>Đổi chỗ thú cưng và nền</translation>
    </message>
    <message>
        <source>Swap pet and border</source>
        <translation>Đổi chỗ thú cưng và viền</translation>
    </message>
    <message>
        <source>Swap background and border</source>
        <translation>Đổi chỗ nền và viền</translation>
    </message>
    <message>
        <source>Swap the two chosen classes</source>
        <translation>Đổi chỗ hai lớp đã chọn</translation>
    </message>
    <message>
        <source>Draw the border anew</source>
        <translation>Vẽ lại viền</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Cũ</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Neither network was trained on these.</source>
        <translation>Không mạng nào được huấn luyện trên các mẫu này.</translation>
    </message>
    <message>
        <source>They show what was learned, not whether it is good.</source>
        <translation>Chúng cho thấy mạng đã học gì, không cho thấy mạng có tốt không.</translation>
    </message>
    <message>
        <source>{name}, change</source>
        <translation>{name}, thay đổi</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Trước và sau</translation>
    </message>
    <message>
        <source>Show this sample</source>
        <translation>Hiện mẫu này</translation>
    </message>
    <message>
        <source>Old, new and ground truth beside each other (double click, Enter)</source>
        <translation>Cũ, mới và nhãn gốc cạnh nhau (nhấp đúp, Enter)</translation>
    </message>
    <message>
        <source>Mean IoU of each picture: {old} (old), {new} (new)</source>
        <translation>IoU trung bình của từng ảnh: {old} (cũ), {new} (mới)</translation>
    </message>
    <message>
        <source>{up} rose, {down} fell, {equal} stayed.</source>
        <translation>{up} tăng, {down} giảm, {equal} giữ nguyên.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Không có gì khớp</translation>
    </message>
    <message>
        <source>What to do, a sample, a setting…</source>
        <translation>Việc cần làm, một mẫu, một thiết lập…</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Bảng lệnh</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>Các kết quả khớp</translation>
    </message>
    <message>
        <source>Use the checkpoint {name}</source>
        <translation>Dùng checkpoint {name}</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>Mở {folder}</translation>
    </message>
    <message>
        <source>Within a class</source>
        <translation>Trong một lớp</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>Theo màu</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Dung sai</translation>
    </message>
    <message>
        <source>Edges (4)</source>
        <translation>Cạnh (4)</translation>
    </message>
    <message>
        <source>Edges and corners (8)</source>
        <translation>Cạnh và góc (8)</translation>
    </message>
    <message>
        <source>Connected by</source>
        <translation>Liền nhau qua</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Cỡ mảng</translation>
    </message>
    <message>
        <source>Take at once</source>
        <translation>Nhận ngay</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Số điểm ảnh</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Steps of this sample</source>
        <translation>Các bước của mẫu này</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Đưa trở lại</translation>
    </message>
    <message>
        <source>Make this state the present one; undo takes that back (double click, Enter)</source>
        <translation>Lấy trạng thái này làm hiện tại; hoàn tác được (nhấp đúp, Enter)</translation>
    </message>
    <message>
        <source>before the oldest step that is kept</source>
        <translation>trước bước cũ nhất còn giữ</translation>
    </message>
    <message>
        <source>all background</source>
        <translation>toàn nền</translation>
    </message>
    <message>
        <source>start: {what}</source>
        <translation>ban đầu: {what}</translation>
    </message>
    <message>
        <source>An earlier state is on show; nothing is changed by looking.</source>
        <translation>Đang xem một trạng thái cũ; xem không làm thay đổi gì.</translation>
    </message>
    <message>
        <source>Choose a step to see the label map as it was after it.</source>
        <translation>Chọn một bước để xem bản đồ nhãn sau bước đó.</translation>
    </message>
    <message>
        <source>{what} (undone)</source>
        <translation>{what} (đã hoàn tác)</translation>
    </message>
    <message>
        <source>Smallest island</source>
        <translation>Đảo nhỏ nhất</translation>
    </message>
    <message>
        <source>One class to swap</source>
        <translation>Lớp thứ nhất để đổi chỗ</translation>
    </message>
    <message>
        <source>The other class to swap</source>
        <translation>Lớp thứ hai để đổi chỗ</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Đổi chỗ</translation>
    </message>
    <message>
        <source>Change whole regions</source>
        <translation>Sửa cả vùng</translation>
    </message>
    <message>
        <source>Protected from every tool</source>
        <translation>Được bảo vệ trước mọi công cụ</translation>
    </message>
    <message>
        <source>Paint everywhere</source>
        <translation>Vẽ ở mọi nơi</translation>
    </message>
    <message>
        <source>Only inside {name}</source>
        <translation>Chỉ bên trong {name}</translation>
    </message>
    <message>
        <source>Only outside {name}</source>
        <translation>Chỉ bên ngoài {name}</translation>
    </message>
    <message>
        <source>Where tools may paint</source>
        <translation>Nơi công cụ được vẽ</translation>
    </message>
    <message>
        <source>Grow or shrink by</source>
        <translation>Nới hoặc co</translation>
    </message>
    <message>
        <source>Shown first; Enter takes it, Escape drops it</source>
        <translation>Hiện trước; Enter nhận, Escape bỏ</translation>
    </message>
    <message>
        <source>Square brush</source>
        <translation>Bút vuông</translation>
    </message>
    <message>
        <source>Pen pressure sets the size</source>
        <translation>Lực bút chỉnh cỡ</translation>
    </message>
    <message>
        <source>Border after each stroke</source>
        <translation>Viền sau mỗi nét</translation>
    </message>
    <message>
        <source>Drawn anew near what was painted, in the same undo step</source>
        <translation>Vẽ lại gần chỗ vừa vẽ, trong cùng một bước hoàn tác</translation>
    </message>
    <message>
        <source>Border width</source>
        <translation>Độ rộng viền</translation>
    </message>
    <message>
        <source>as the dataset&apos;s</source>
        <translation>như tập dữ liệu</translation>
    </message>
    <message>
        <source>Tool: {name}</source>
        <translation>Công cụ: {name}</translation>
    </message>
    <message>
        <source>What is in the hand</source>
        <translation>Công cụ đang cầm</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Save the plot: {title}</source>
        <translation>Lưu biểu đồ: {title}</translation>
    </message>
    <message>
        <source>No work on this sample yet</source>
        <translation>Chưa làm gì trên mẫu này</translation>
    </message>
    <message>
        <source>On average {time} a corrected sample.</source>
        <translation>Trung bình {time} mỗi mẫu đã sửa.</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} giây</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} giờ {minutes} phút</translation>
    </message>
    <message>
        <source>Mean of the pictures: {value}</source>
        <translation>Trung bình các ảnh: {value}</translation>
    </message>
    <message>
        <source>Pictures by mean IoU</source>
        <translation>Số ảnh theo IoU trung bình</translation>
    </message>
    <message>
        <source>IoU by class</source>
        <translation>IoU theo lớp</translation>
    </message>
    <message>
        <source>Over all pixels</source>
        <translation>Trên mọi điểm ảnh</translation>
    </message>
    <message>
        <source>Mean IoU by breed</source>
        <translation>IoU trung bình theo giống</translation>
    </message>
    <message>
        <source>Number of pictures in brackets; the worst first</source>
        <translation>Trong ngoặc là số ảnh; kém nhất trước</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Mean IoU against confidence</source>
        <translation>IoU trung bình theo độ tin cậy</translation>
    </message>
    <message>
        <source>Mean confidence of the picture</source>
        <translation>Độ tin cậy trung bình của ảnh</translation>
    </message>
    <message>
        <source>Mean IoU against the pet&apos;s size</source>
        <translation>IoU trung bình theo cỡ thú cưng</translation>
    </message>
    <message>
        <source>Share of the picture that is pet or border</source>
        <translation>Phần ảnh là thú cưng hoặc viền</translation>
    </message>
    <message>
        <source>A point opens its picture.</source>
        <translation>Nhấp một điểm để mở ảnh của nó.</translation>
    </message>
    <message>
        <source>Rank correlation {value}.</source>
        <translation>Tương quan hạng {value}.</translation>
    </message>
    <message>
        <source>Stray values</source>
        <translation>Giá trị lạ</translation>
    </message>
    <message>
        <source>All one class, or no pet</source>
        <translation>Chỉ một lớp, hoặc không có thú cưng</translation>
    </message>
    <message>
        <source>Islands</source>
        <translation>Đảo</translation>
    </message>
    <message>
        <source>Holes</source>
        <translation>Lỗ</translation>
    </message>
    <message>
        <source>Pet beside background without border</source>
        <translation>Thú cưng sát nền không có viền</translation>
    </message>
    <message>
        <source>Border of an unusual width</source>
        <translation>Viền rộng khác thường</translation>
    </message>
    <message>
        <source>This sample</source>
        <translation>Mẫu này</translation>
    </message>
    <message>
        <source>What the list shows</source>
        <translation>Các mẫu trong danh sách</translation>
    </message>
    <message>
        <source>The whole dataset</source>
        <translation>Cả tập dữ liệu</translation>
    </message>
    <message>
        <source>Lint</source>
        <translation>Soát lỗi</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Phạm vi xem</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Kind of spots</source>
        <translation>Loại chỗ</translation>
    </message>
    <message>
        <source>Mend this</source>
        <translation>Sửa chỗ này</translation>
    </message>
    <message>
        <source>The change is shown in the picture first; one undo takes it back</source>
        <translation>Thay đổi hiện trên ảnh trước; một lần hoàn tác là bỏ được</translation>
    </message>
    <message>
        <source>Every spot of this kind; each sample can be undone by itself</source>
        <translation>Mọi chỗ loại này; mỗi mẫu hoàn tác riêng được</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>Các chỗ</translation>
    </message>
    <message>
        <source>All kinds ({count})</source>
        <translation>Mọi loại ({count})</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind} ({count})</translation>
    </message>
    <message>
        <source>Mending…</source>
        <translation>Đang sửa…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang xem…</translation>
    </message>
    <message>
        <source>Hints for your eyes: a cat behind a fence has islands that are right.</source>
        <translation>Chỉ là gợi ý: mèo sau hàng rào có những đảo là đúng.</translation>
    </message>
    <message>
        <source>The border is usually {width} pixels wide.</source>
        <translation>Viền thường rộng {width} điểm ảnh.</translation>
    </message>
    <message>
        <source>The first {count} are listed.</source>
        <translation>Chỉ liệt kê {count} chỗ đầu.</translation>
    </message>
    <message>
        <source>Mend all of a kind…</source>
        <translation>Sửa hết một loại…</translation>
    </message>
    <message>
        <source>About {pixels} pixels change. Each sample keeps its undo.</source>
        <translation>Khoảng {pixels} điểm ảnh thay đổi. Mỗi mẫu vẫn hoàn tác được.</translation>
    </message>
    <message>
        <source>No label map</source>
        <translation>Không có bản đồ nhãn</translation>
    </message>
    <message>
        <source>by {what}</source>
        <translation>bởi {what}</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QColorDialog</name>
    <message>
        <source>Select Color</source>
        <translation>Chọn màu</translation>
    </message>
    <message>
        <source>&amp;Basic colors</source>
        <translation>Màu &amp;cơ bản</translation>
    </message>
    <message>
        <source>&amp;Custom colors</source>
        <translation>Màu tùy &amp;chọn</translation>
    </message>
    <message>
        <source>&amp;Add to Custom Colors</source>
        <translation>&amp;Thêm vào màu tùy chọn</translation>
    </message>
    <message>
        <source>&amp;Pick Screen Color</source>
        <translation>&amp;Lấy màu trên màn hình</translation>
    </message>
    <message>
        <source>Hu&amp;e:</source>
        <translation>&amp;Sắc độ:</translation>
    </message>
    <message>
        <source>&amp;Sat:</source>
        <translation>Bã&amp;o hòa:</translation>
    </message>
    <message>
        <source>&amp;Val:</source>
        <translation>&amp;Độ sáng:</translation>
    </message>
    <message>
        <source>&amp;Red:</source>
        <translation>Đ&amp;ỏ:</translation>
    </message>
    <message>
        <source>&amp;Green:</source>
        <translation>&amp;Lục:</translation>
    </message>
    <message>
        <source>Bl&amp;ue:</source>
        <translation>La&amp;m:</translation>
    </message>
    <message>
        <source>A&amp;lpha channel:</source>
        <translation>Kênh a&amp;lpha:</translation>
    </message>
    <message>
        <source>&amp;HTML:</source>
        <translation>&amp;HTML:</translation>
    </message>
    <message>
        <source>Cursor at %1, %2
Press ESC to cancel</source>
        <translation>Con trỏ ở %1, %2
Nhấn ESC để hủy</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Float</source>
        <translation>Tách rời</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>Tách hoặc gắn lại bảng</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>Đóng bảng</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>&amp;File name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Xem trong:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Loại tệp:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Tìm thư mục</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tiến</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Đến thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo một thư mục mới</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Dạng danh sách</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Chuyển sang dạng danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Dạng chi tiết</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Chuyển sang dạng chi tiết</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Thanh bên</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Danh sách vị trí và dấu trang</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổi &amp;tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Vị trí gần đây</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính của tôi</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Hiện </translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Thư mục tệp</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có.
Bạn có muốn thay nó không?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>&apos;%1&apos; được bảo vệ khỏi ghi.
Bạn vẫn muốn xóa nó?</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Bạn có chắc muốn xóa &apos;%1&apos; không?</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Không xóa được thư mục.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính của tôi</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Invalid filename</source>
        <translation>Tên tệp không hợp lệ</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 byte</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation>Hiện chi tiết...</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>Ẩn chi tiết...</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Có với &amp;tất cả</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>Khôn&amp;g với tất cả</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Hủy bỏ</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Không lưu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Khôi phục mặc định</translation>
    </message>
</context>
<context>
    <name>QProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Scroll here</source>
        <translation>Cuộn đến đây</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Mép trái</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Đầu</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Mép phải</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Cuối</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Trang sang trái</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Trang lên</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Trang sang phải</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Trang xuống</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Cuộn sang trái</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Cuộn lên</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Cuộn sang phải</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Cuộn xuống</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép &amp;liên kết</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>, turned by a quarter</source>
        <translation>, bị xoay một phần tư vòng</translation>
    </message>
    <message>
        <source>, {steps} step</source>
        <translation>, {steps} bước</translation>
    </message>
    <message>
        <source>, {steps} steps</source>
        <translation>, {steps} bước</translation>
    </message>
    <message>
        <source>: what is learnt from one is asked of the other.</source>
        <translation>: điều học được từ ảnh này lại bị hỏi ở ảnh kia.</translation>
    </message>
    <message>
        <source>; {left_out} more were trained on and left out</source>
        <translation>; {left_out} mẫu khác đã được dùng để huấn luyện nên bị bỏ ra</translation>
    </message>
    <message>
        <source>A newer segtool may read it.</source>
        <translation>Một phiên bản segtool mới hơn có thể đọc được.</translation>
    </message>
    <message>
        <source>A residual network rebuilt with what vision transformers taught: patches, large kernels, layer norm.</source>
        <translation>Mạng phần dư được dựng lại theo những điều rút ra từ vision transformer: mảnh ảnh, nhân lớn, chuẩn hóa lớp.</translation>
    </message>
    <message>
        <source>A review is {join}, not {review}.</source>
        <translation>Trạng thái duyệt là {join}, không phải {review}.</translation>
    </message>
    <message>
        <source>Accept a corrected sample, or train without --only accepted.</source>
        <translation>Chấp nhận một mẫu đã sửa, hoặc huấn luyện không có --only accepted.</translation>
    </message>
    <message>
        <source>An operation is missing from the journal&apos;s new row.</source>
        <translation>Dòng mới của nhật ký thiếu một thao tác.</translation>
    </message>
    <message>
        <source>Another window edits this workspace ({holder}): this one is read-only until that one ends.</source>
        <translation>Một cửa sổ khác đang sửa không gian làm việc này ({holder}): cửa sổ này chỉ đọc cho đến khi cửa sổ kia kết thúc.</translation>
    </message>
    <message>
        <source>Bring the folder back and try again; nothing is lost until then.</source>
        <translation>Đưa thư mục trở lại rồi thử lại; cho đến lúc đó không có gì bị mất.</translation>
    </message>
    <message>
        <source>Change the permission.</source>
        <translation>Hãy đổi quyền truy cập.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Kiểm tra ổ đĩa rồi thử lại.</translation>
    </message>
    <message>
        <source>Check the disk; try again.</source>
        <translation>Kiểm tra ổ đĩa; thử lại.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Kiểm tra đường dẫn.</translation>
    </message>
    <message>
        <source>Choose --encoder-weights none, or one of {having}.</source>
        <translation>Chọn --encoder-weights none, hoặc một trong {having}.</translation>
    </message>
    <message>
        <source>Choose a new or empty folder; --force writes beside them, never over them.</source>
        <translation>Chọn một thư mục mới hoặc trống; --force ghi bên cạnh các tệp đó, không bao giờ ghi đè.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Chọn tệp khác.</translation>
    </message>
    <message>
        <source>Choose another folder, one that is new or empty.</source>
        <translation>Chọn thư mục khác, mới hoặc trống.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Choose another place with --workspace DIR or --out DIR.</source>
        <translation>Chọn nơi khác bằng --workspace DIR hoặc --out DIR.</translation>
    </message>
    <message>
        <source>Choose another place with --workspace DIR.</source>
        <translation>Chọn nơi khác bằng --workspace DIR.</translation>
    </message>
    <message>
        <source>Choose another place, or change the permission.</source>
        <translation>Chọn nơi khác, hoặc đổi quyền truy cập.</translation>
    </message>
    <message>
        <source>Choose another run folder, or start a new run.</source>
        <translation>Chọn thư mục chạy khác, hoặc bắt đầu lần chạy mới.</translation>
    </message>
    <message>
        <source>Choose another split (trainval, test, unlisted or all), or run `segtool check`.</source>
        <translation>Chọn phần chia khác (trainval, test, unlisted hoặc all), hoặc chạy `segtool check`.</translation>
    </message>
    <message>
        <source>Choose another workspace with --workspace DIR.</source>
        <translation>Chọn không gian làm việc khác bằng --workspace DIR.</translation>
    </message>
    <message>
        <source>Choose another: segtool checkpoint use NAME.</source>
        <translation>Chọn checkpoint khác: segtool checkpoint use NAME.</translation>
    </message>
    <message>
        <source>Choose auto or cpu.</source>
        <translation>Chọn auto hoặc cpu.</translation>
    </message>
    <message>
        <source>Choose auto, {join}.</source>
        <translation>Chọn auto, {join}.</translation>
    </message>
    <message>
        <source>Choose nearest, bilinear or transposed.</source>
        <translation>Chọn nearest, bilinear hoặc transposed.</translation>
    </message>
    <message>
        <source>Choose one under Network.</source>
        <translation>Chọn một checkpoint trong trình đơn Mạng.</translation>
    </message>
    <message>
        <source>Choose {join}.</source>
        <translation>Chọn {join}.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Đóng các chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller photograph.</source>
        <translation>Đóng các chương trình khác, hoặc dùng ảnh nhỏ hơn.</translation>
    </message>
    <message>
        <source>Close the other window, or choose another place with --workspace DIR.</source>
        <translation>Đóng cửa sổ kia, hoặc chọn nơi khác bằng --workspace DIR.</translation>
    </message>
    <message>
        <source>Comparing old and new</source>
        <translation>So sánh mạng cũ và mới</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Sao chép hoặc tải lại tệp đó.</translation>
    </message>
    <message>
        <source>Correct a sample of the training set.</source>
        <translation>Hãy sửa một mẫu của tập huấn luyện.</translation>
    </message>
    <message>
        <source>Correct a sample with the brush, save it, and train again.</source>
        <translation>Sửa một mẫu bằng bút, lưu lại rồi huấn luyện lần nữa.</translation>
    </message>
    <message>
        <source>Correct a sample, or choose the training list.</source>
        <translation>Sửa một mẫu, hoặc chọn danh sách huấn luyện.</translation>
    </message>
    <message>
        <source>Correct a sample, or open a dataset with trimaps.</source>
        <translation>Sửa một mẫu, hoặc mở tập dữ liệu có trimap.</translation>
    </message>
    <message>
        <source>Correction that cannot be read</source>
        <translation>Bản sửa không đọc được</translation>
    </message>
    <message>
        <source>Could not make the folder {folder}: {strerror}.</source>
        <translation>Không tạo được thư mục {folder}: {strerror}.</translation>
    </message>
    <message>
        <source>Could not put the export at {target}: {strerror}.</source>
        <translation>Không đặt được bản xuất vào {target}: {strerror}.</translation>
    </message>
    <message>
        <source>Could not remove {path}: {strerror}.</source>
        <translation>Không xóa được {path}: {strerror}.</translation>
    </message>
    <message>
        <source>Could not rename {path}: {strerror}.</source>
        <translation>Không đổi tên được {path}: {strerror}.</translation>
    </message>
    <message>
        <source>Could not write beside {target}: {strerror}.</source>
        <translation>Không ghi được bên cạnh {target}: {strerror}.</translation>
    </message>
    <message>
        <source>Could not write {path}: the workspace is open for reading only.</source>
        <translation>Không ghi được {path}: không gian làm việc chỉ mở để đọc.</translation>
    </message>
    <message>
        <source>Could not write {path}: {reason}.</source>
        <translation>Không ghi được {path}: {reason}.</translation>
    </message>
    <message>
        <source>Delete {path} and try again.</source>
        <translation>Xóa {path} rồi thử lại.</translation>
    </message>
    <message>
        <source>Depth, width and input size grow together; inside, cheap depthwise convolutions with squeeze-and-excite.</source>
        <translation>Độ sâu, độ rộng và kích thước đầu vào cùng tăng; bên trong là các tích chập tách kênh rẻ tiền với squeeze-and-excite.</translation>
    </message>
    <message>
        <source>Did you mean {close}?</source>
        <translation>Có phải bạn muốn nói {close}?</translation>
    </message>
    <message>
        <source>Did you mean {near}?</source>
        <translation>Có phải bạn muốn nói {near}?</translation>
    </message>
    <message>
        <source>Down to a small, deep picture of the whole and up again, with a skip connection at every size.</source>
        <translation>Xuống đến một ảnh nhỏ và sâu của toàn cảnh rồi trở lên, với kết nối tắt ở mọi kích thước.</translation>
    </message>
    <message>
        <source>Each block adds a correction to its input, so that very deep networks can still be trained.</source>
        <translation>Mỗi khối cộng một phần hiệu chỉnh vào đầu vào, nhờ đó mạng rất sâu vẫn huấn luyện được.</translation>
    </message>
    <message>
        <source>EfficientNet without what small processors dislike: no squeeze-and-excite, ReLU6 throughout.</source>
        <translation>EfficientNet bỏ những gì bộ xử lý nhỏ không ưa: không có squeeze-and-excite, dùng ReLU6 ở mọi nơi.</translation>
    </message>
    <message>
        <source>Every layer of a block sees the outputs of all layers before it, so few new channels are enough.</source>
        <translation>Mỗi lớp của một khối thấy đầu ra của mọi lớp trước nó, nên chỉ cần ít kênh mới.</translation>
    </message>
    <message>
        <source>Every pixel of its label map is ignored.</source>
        <translation>Mọi điểm ảnh của bản đồ nhãn đều bị bỏ qua.</translation>
    </message>
    <message>
        <source>Expected one argument: the request&apos;s file.</source>
        <translation>Cần đúng một tham số: tệp yêu cầu.</translation>
    </message>
    <message>
        <source>Export again.</source>
        <translation>Hãy xuất lại.</translation>
    </message>
    <message>
        <source>Export to another folder, or use the newer segtool.</source>
        <translation>Xuất ra thư mục khác, hoặc dùng segtool mới hơn.</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>Hãy tải lại.</translation>
    </message>
    <message>
        <source>Fetching weights</source>
        <translation>Đang tải trọng số</translation>
    </message>
    <message>
        <source>Files that segtool did not write are never written over. Choose another folder.</source>
        <translation>Tệp không do segtool ghi thì không bao giờ bị ghi đè. Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>For example {reasons}.</source>
        <translation>Ví dụ {reasons}.</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing is lost until then.</source>
        <translation>Giải phóng dung lượng rồi thử lại; cho đến lúc đó không có gì bị mất.</translation>
    </message>
    <message>
        <source>Free some space, or choose another place with --workspace DIR.</source>
        <translation>Giải phóng dung lượng, hoặc chọn nơi khác bằng --workspace DIR.</translation>
    </message>
    <message>
        <source>GPU (Apple)</source>
        <translation>GPU (Apple)</translation>
    </message>
    <message>
        <source>GPU ({get_device_name})</source>
        <translation>GPU ({get_device_name})</translation>
    </message>
    <message>
        <source>Give it more time.</source>
        <translation>Hãy cho thêm thời gian.</translation>
    </message>
    <message>
        <source>Ground truth (untouched)</source>
        <translation>Nhãn gốc (nguyên vẹn)</translation>
    </message>
    <message>
        <source>Ground truth that cannot be used</source>
        <translation>Nhãn gốc không dùng được</translation>
    </message>
    <message>
        <source>Held out: {number} of the {number2} pictures of the test list.</source>
        <translation>Giữ riêng: {number} trong {number2} ảnh của danh sách kiểm tra.</translation>
    </message>
    <message>
        <source>Held-out sample: it measures the network. A correction of it is saved and exported, but never trained on.</source>
        <translation>Mẫu giữ riêng: nó đo chất lượng mạng. Bản sửa của nó được lưu và xuất, nhưng không bao giờ dùng để huấn luyện.</translation>
    </message>
    <message>
        <source>Install segtool again.</source>
        <translation>Cài đặt lại segtool.</translation>
    </message>
    <message>
        <source>Install the newer segtool, or choose another workspace with --workspace DIR.</source>
        <translation>Cài segtool mới hơn, hoặc chọn không gian làm việc khác bằng --workspace DIR.</translation>
    </message>
    <message>
        <source>Install the pair again: {executable} -m pip install --upgrade torch torchvision</source>
        <translation>Cài lại cặp thư viện: {executable} -m pip install --upgrade torch torchvision</translation>
    </message>
    <message>
        <source>IoU of the bands inside the outlines, {width} of the diagonal wide (Cheng et al. 2021)</source>
        <translation>IoU của các dải bên trong đường viền, rộng {width} đường chéo (Cheng và cộng sự 2021)</translation>
    </message>
    <message>
        <source>It has format {found}, this version reads format {format}.</source>
        <translation>Nó có định dạng {found}, phiên bản này đọc định dạng {format}.</translation>
    </message>
    <message>
        <source>It has no ground truth.</source>
        <translation>Nó không có nhãn gốc.</translation>
    </message>
    <message>
        <source>It has no label map, or is being painted.</source>
        <translation>Nó không có bản đồ nhãn, hoặc đang được vẽ.</translation>
    </message>
    <message>
        <source>It has no label map.</source>
        <translation>Nó không có bản đồ nhãn.</translation>
    </message>
    <message>
        <source>It has the classes {listed}; expected {expected}.</source>
        <translation>Nó có các lớp {listed}; cần {expected}.</translation>
    </message>
    <message>
        <source>It has {number} classes, expected {number2} ({expected}).</source>
        <translation>Nó có {number} lớp, cần {number2} ({expected}).</translation>
    </message>
    <message>
        <source>It is cut off or damaged.</source>
        <translation>Nó bị cắt cụt hoặc hỏng.</translation>
    </message>
    <message>
        <source>It is gone.</source>
        <translation>Nó không còn nữa.</translation>
    </message>
    <message>
        <source>It is held out: the gate judges by it.</source>
        <translation>Nó được giữ riêng: mạng được đánh giá bằng nó.</translation>
    </message>
    <message>
        <source>It is in the test list.</source>
        <translation>Nó nằm trong danh sách kiểm tra.</translation>
    </message>
    <message>
        <source>It is in the validation set: the best epoch is chosen by it.</source>
        <translation>Nó thuộc tập kiểm định: epoch tốt nhất được chọn bằng nó.</translation>
    </message>
    <message>
        <source>It is not accepted.</source>
        <translation>Nó chưa được chấp nhận.</translation>
    </message>
    <message>
        <source>It is not drawn again by itself, because pictures that a network was judged on could then be trained on. Put back a copy; or remove the file and train from the shipped checkpoint again.</source>
        <translation>Nó không được tự rút lại, vì như vậy những ảnh đã dùng để đánh giá mạng có thể bị dùng để huấn luyện. Hãy đặt lại một bản sao; hoặc xóa tệp và huấn luyện lại từ checkpoint kèm theo.</translation>
    </message>
    <message>
        <source>It was left as it is. Put back a copy of it, or move the file away: the corrections beside it are then taken up again.</source>
        <translation>Nó được giữ nguyên. Hãy đặt lại một bản sao, hoặc chuyển tệp đi: khi đó các bản sửa bên cạnh được nhận lại.</translation>
    </message>
    <message>
        <source>Its class table cannot be read; expected {expected}.</source>
        <translation>Không đọc được bảng lớp của nó; cần {expected}.</translation>
    </message>
    <message>
        <source>Its network has {outputs} outputs, expected {number}, one for each class.</source>
        <translation>Mạng của nó có {outputs} đầu ra, cần {number}, mỗi lớp một đầu ra.</translation>
    </message>
    <message>
        <source>Its picture is one that networks are judged by.</source>
        <translation>Ảnh của nó là ảnh dùng để đánh giá mạng.</translation>
    </message>
    <message>
        <source>Its picture is trained on already.</source>
        <translation>Ảnh của nó đã được dùng để huấn luyện.</translation>
    </message>
    <message>
        <source>Its weights are not those of the network {network}: expected {number} tensors, found {number2}, {value} of them with the right name ({example}).</source>
        <translation>Trọng số không phải của mạng {network}: cần {number} tensor, thấy {number2}, trong đó {value} đúng tên ({example}).</translation>
    </message>
    <message>
        <source>Label maps are one-channel PNG files.</source>
        <translation>Bản đồ nhãn là tệp PNG một kênh.</translation>
    </message>
    <message>
        <source>Label maps hold 1, 2 and 3.</source>
        <translation>Bản đồ nhãn chứa 1, 2 và 3.</translation>
    </message>
    <message>
        <source>Leave it out, or correct the label map.</source>
        <translation>Bỏ nó ra, hoặc sửa bản đồ nhãn.</translation>
    </message>
    <message>
        <source>Leave the checkpoint out.</source>
        <translation>Bỏ checkpoint ra.</translation>
    </message>
    <message>
        <source>Leave the network out, or start from scratch.</source>
        <translation>Bỏ mạng ra, hoặc bắt đầu từ đầu.</translation>
    </message>
    <message>
        <source>Leave the option out, or start a new run.</source>
        <translation>Bỏ tùy chọn đó, hoặc bắt đầu lần chạy mới.</translation>
    </message>
    <message>
        <source>Light U-Net on EfficientNet-Lite0</source>
        <translation>U-Net nhẹ trên EfficientNet-Lite0</translation>
    </message>
    <message>
        <source>Make it smaller first.</source>
        <translation>Hãy làm nó nhỏ lại trước.</translation>
    </message>
    <message>
        <source>Max unpooling needs the places that a max pooling chose at every stage, and this encoder gets smaller by strides and averages too.</source>
        <translation>Max unpooling cần vị trí mà max pooling đã chọn ở mọi tầng, còn bộ mã hóa này thu nhỏ cả bằng bước nhảy và trung bình.</translation>
    </message>
    <message>
        <source>Max unpooling needs the places that max pooling chose, and {encoder} gets smaller without it.</source>
        <translation>Max unpooling cần vị trí mà max pooling đã chọn, còn {encoder} thu nhỏ mà không dùng nó.</translation>
    </message>
    <message>
        <source>Mend it, or write a new one.</source>
        <translation>Sửa nó, hoặc viết cái mới.</translation>
    </message>
    <message>
        <source>Name one with --network.</source>
        <translation>Nêu tên bằng --network.</translation>
    </message>
    <message>
        <source>Name the file.</source>
        <translation>Nêu tên tệp.</translation>
    </message>
    <message>
        <source>Names are those of the pictures without extension.</source>
        <translation>Tên là tên của ảnh không có phần mở rộng.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Không có thay đổi</translation>
    </message>
    <message>
        <source>No checkpoint is loaded.</source>
        <translation>Chưa nạp checkpoint nào.</translation>
    </message>
    <message>
        <source>No epoch ended.</source>
        <translation>Không epoch nào hoàn tất.</translation>
    </message>
    <message>
        <source>No ground truth</source>
        <translation>Không có nhãn gốc</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Không có ảnh</translation>
    </message>
    <message>
        <source>No pictures found in {folder}.</source>
        <translation>Không tìm thấy ảnh nào trong {folder}.</translation>
    </message>
    <message>
        <source>No pictures found in {path}.</source>
        <translation>Không tìm thấy ảnh nào trong {path}.</translation>
    </message>
    <message>
        <source>No pixel of the held-out samples can be judged.</source>
        <translation>Không điểm ảnh nào của các mẫu giữ riêng đánh giá được.</translation>
    </message>
    <message>
        <source>Not enough memory for a batch of {batch} at {size} pixels.</source>
        <translation>Không đủ bộ nhớ cho batch {batch} ở {size} điểm ảnh.</translation>
    </message>
    <message>
        <source>Not enough memory for {asked} samples at once: from now on {fits} at once, still {step_samples} to a step.</source>
        <translation>Không đủ bộ nhớ cho {asked} mẫu cùng lúc: từ giờ {fits} mẫu cùng lúc, vẫn {step_samples} mẫu mỗi bước.</translation>
    </message>
    <message>
        <source>Not even one sample fits: try a smaller size, or a smaller network.</source>
        <translation>Ngay cả một mẫu cũng không vừa: hãy thử kích thước nhỏ hơn, hoặc mạng nhỏ hơn.</translation>
    </message>
    <message>
        <source>Not saved: {message}</source>
        <translation>Chưa lưu: {message}</translation>
    </message>
    <message>
        <source>Nothing already saved is lost; free some space, or choose another place with --workspace DIR.</source>
        <translation>Những gì đã lưu không mất; hãy giải phóng dung lượng, hoặc chọn nơi khác bằng --workspace DIR.</translation>
    </message>
    <message>
        <source>Nothing but 3 x 3 convolutions and poolings, many of them: depth from small pieces.</source>
        <translation>Chỉ có tích chập 3 x 3 và pooling, rất nhiều: chiều sâu từ những mảnh nhỏ.</translation>
    </message>
    <message>
        <source>Nothing to evaluate: no sample of {where} has ground truth that can be used.{why}</source>
        <translation>Không có gì để đánh giá: không mẫu nào của {where} có nhãn gốc dùng được.{why}</translation>
    </message>
    <message>
        <source>Nothing to train on: no sample of the training set has a correction.</source>
        <translation>Không có gì để huấn luyện: không mẫu nào của tập huấn luyện có bản sửa.</translation>
    </message>
    <message>
        <source>Nothing to train on: no sample of the training set has a label map.</source>
        <translation>Không có gì để huấn luyện: không mẫu nào của tập huấn luyện có bản đồ nhãn.</translation>
    </message>
    <message>
        <source>Nothing to train on: the {which} cannot be taken ({first}: {first2}).</source>
        <translation>Không có gì để huấn luyện: {which} không dùng được ({first}: {first2}).</translation>
    </message>
    <message>
        <source>Nothing to train on: {which} be taken ({first}: {first2}).</source>
        <translation>Không có gì để huấn luyện: {which} dùng được ({first}: {first2}).</translation>
    </message>
    <message>
        <source>Nothing was changed; try again.</source>
        <translation>Không có gì bị thay đổi; hãy thử lại.</translation>
    </message>
    <message>
        <source>Nothing was exported: {folder} leads elsewhere, or is not a folder.</source>
        <translation>Không xuất gì: {folder} dẫn đi nơi khác, hoặc không phải thư mục.</translation>
    </message>
    <message>
        <source>Nothing was exported: {number} samples were left out and {number2} failed.</source>
        <translation>Không xuất gì: {number} mẫu bị bỏ ra và {number2} mẫu thất bại.</translation>
    </message>
    <message>
        <source>Nothing was exported: {place} holds files that no export of segtool wrote.</source>
        <translation>Không xuất gì: {place} chứa tệp không do lần xuất nào của segtool ghi.</translation>
    </message>
    <message>
        <source>Nothing was exported: {place} {reason}.</source>
        <translation>Không xuất gì: {place} {reason}.</translation>
    </message>
    <message>
        <source>Nothing was exported: {target} holds {number} files of that name that are not ours ({shown}).</source>
        <translation>Không xuất gì: {target} chứa {number} tệp cùng tên không phải của chúng tôi ({shown}).</translation>
    </message>
    <message>
        <source>Old and new were not compared, as was asked.</source>
        <translation>Mạng cũ và mới không được so sánh, đúng như yêu cầu.</translation>
    </message>
    <message>
        <source>On {images} held-out samples {value}.</source>
        <translation>Trên {images} mẫu giữ riêng: {value}.</translation>
    </message>
    <message>
        <source>Only checkpoints that segtool wrote can be used.</source>
        <translation>Chỉ dùng được checkpoint do segtool ghi.</translation>
    </message>
    <message>
        <source>Open one of them.</source>
        <translation>Hãy mở một trong số đó.</translation>
    </message>
    <message>
        <source>Open the dataset in the window first: it saves them.</source>
        <translation>Trước hết hãy mở tập dữ liệu trong cửa sổ: cửa sổ sẽ lưu chúng.</translation>
    </message>
    <message>
        <source>Open the folder that holds images/ (and annotations/ where there is one), or a folder of pictures.</source>
        <translation>Mở thư mục chứa images/ (và annotations/ nếu có), hoặc một thư mục ảnh.</translation>
    </message>
    <message>
        <source>Pictures are JPEG, PNG, GIF, BMP, WebP or TIFF files in images/ or in the folder itself.</source>
        <translation>Ảnh là tệp JPEG, PNG, GIF, BMP, WebP hoặc TIFF trong images/ hoặc ngay trong thư mục.</translation>
    </message>
    <message>
        <source>Preprocessing that cannot be read: {document}.</source>
        <translation>Không đọc được cách tiền xử lý: {document}.</translation>
    </message>
    <message>
        <source>Preprocessing that makes no sense: {self}.</source>
        <translation>Cách tiền xử lý không hợp lý: {self}.</translation>
    </message>
    <message>
        <source>Put it back, or revert the sample.</source>
        <translation>Đặt lại tệp đó, hoặc đưa mẫu về nhãn gốc.</translation>
    </message>
    <message>
        <source>Reading the samples</source>
        <translation>Đang đọc các mẫu</translation>
    </message>
    <message>
        <source>Recovered the edits of {what} after a crash</source>
        <translation>Đã khôi phục phần sửa của {what} sau sự cố</translation>
    </message>
    <message>
        <source>Rename the picture.</source>
        <translation>Hãy đổi tên ảnh.</translation>
    </message>
    <message>
        <source>Revert the sample, or bring back the photograph that it was made on.</source>
        <translation>Đưa mẫu về nhãn gốc, hoặc đặt lại ảnh chụp mà nó dựa trên.</translation>
    </message>
    <message>
        <source>Revert the sample, or put back a good copy.</source>
        <translation>Đưa mẫu về nhãn gốc, hoặc đặt lại một bản sao tốt.</translation>
    </message>
    <message>
        <source>Revert the sample, or put back the right file.</source>
        <translation>Đưa mẫu về nhãn gốc, hoặc đặt lại đúng tệp.</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG.</source>
        <translation>Lưu nó thành PNG hoặc JPEG.</translation>
    </message>
    <message>
        <source>Save it as a grey PNG.</source>
        <translation>Lưu nó thành PNG xám.</translation>
    </message>
    <message>
        <source>Saved {strftime}</source>
        <translation>Đã lưu {strftime}</translation>
    </message>
    <message>
        <source>Settings are {join}.</source>
        <translation>Các thiết lập là {join}.</translation>
    </message>
    <message>
        <source>Something unexpected happened while {doing}: {what}.</source>
        <translation>Có điều không mong đợi xảy ra khi {doing}: {what}.</translation>
    </message>
    <message>
        <source>Splits are {join} and {all}.</source>
        <translation>Các phần chia là {join} và {all}.</translation>
    </message>
    <message>
        <source>Start a new one.</source>
        <translation>Hãy bắt đầu lần chạy mới.</translation>
    </message>
    <message>
        <source>Start a new run; its recipe.toml trains the same again, with more epochs too.</source>
        <translation>Bắt đầu lần chạy mới; recipe.toml của nó huấn luyện lại như cũ, cả với nhiều epoch hơn.</translation>
    </message>
    <message>
        <source>Start a new run; this one&apos;s best is kept in its folder.</source>
        <translation>Bắt đầu lần chạy mới; kết quả tốt nhất của lần này được giữ trong thư mục của nó.</translation>
    </message>
    <message>
        <source>Start as many processes as there are GPUs, or choose --device cpu.</source>
        <translation>Chạy số tiến trình bằng số GPU, hoặc chọn --device cpu.</translation>
    </message>
    <message>
        <source>Stopped before anything was learned; the old checkpoint is unchanged.</source>
        <translation>Đã dừng trước khi học được gì; checkpoint cũ không đổi.</translation>
    </message>
    <message>
        <source>Stopped before old and new were compared.</source>
        <translation>Đã dừng trước khi so sánh mạng cũ và mới.</translation>
    </message>
    <message>
        <source>The ImageNet weights of EfficientNet-Lite0 are not installed.</source>
        <translation>Trọng số ImageNet của EfficientNet-Lite0 chưa được cài.</translation>
    </message>
    <message>
        <source>The ImageNet weights of {title} arrived damaged.</source>
        <translation>Trọng số ImageNet của {title} bị hỏng khi tải về.</translation>
    </message>
    <message>
        <source>The ImageNet weights of {title} could not be fetched from {hostname}: {reason}.</source>
        <translation>Không tải được trọng số ImageNet của {title} từ {hostname}: {reason}.</translation>
    </message>
    <message>
        <source>The best epoch so far ({best}) is kept.</source>
        <translation>Epoch tốt nhất cho đến nay ({best}) được giữ lại.</translation>
    </message>
    <message>
        <source>The checkpoint in use is unchanged.</source>
        <translation>Checkpoint đang dùng không đổi.</translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read: {reason}.</source>
        <translation>Không đọc được checkpoint {path}: {reason}.</translation>
    </message>
    <message>
        <source>The correction of {name} is {shape} x {shape2} pixels, its photograph {size} x {size2}.</source>
        <translation>Bản sửa của {name} là {shape} x {shape2} điểm ảnh, ảnh chụp là {size} x {size2}.</translation>
    </message>
    <message>
        <source>The correction {correction_path} is {found_width} x {found_height} pixels, its picture {width} x {height}.</source>
        <translation>Bản sửa {correction_path} có {found_width} x {found_height} điểm ảnh, ảnh của nó {width} x {height}.</translation>
    </message>
    <message>
        <source>bring back</source>
        <translation>đưa trở lại</translation>
    </message>
    <message>
        <source>process {holder} on {holder2} since {since}</source>
        <translation>tiến trình {holder} trên {holder2} từ {since}</translation>
    </message>
    <message>
        <source>The correction {path} is missing.</source>
        <translation>Thiếu bản sửa {path}.</translation>
    </message>
    <message>
        <source>The correction {path} {fault}.</source>
        <translation>Bản sửa {path} {fault}.</translation>
    </message>
    <message>
        <source>The dataset has no samples.</source>
        <translation>Tập dữ liệu không có mẫu nào.</translation>
    </message>
    <message>
        <source>The description in the file has {key} = {value}.</source>
        <translation>Phần mô tả trong tệp có {key} = {value}.</translation>
    </message>
    <message>
        <source>The description in the file is not a JSON object.</source>
        <translation>Phần mô tả trong tệp không phải đối tượng JSON.</translation>
    </message>
    <message>
        <source>The description in the file lacks {key}.</source>
        <translation>Phần mô tả trong tệp thiếu {key}.</translation>
    </message>
    <message>
        <source>The edits of {join} are not in their files yet.</source>
        <translation>Phần sửa của {join} chưa nằm trong tệp.</translation>
    </message>
    <message>
        <source>The edits of {name} do not fit its label map: {error}.</source>
        <translation>Phần sửa của {name} không khớp với bản đồ nhãn: {error}.</translation>
    </message>
    <message>
        <source>The export was not put into place: {sentence}</source>
        <translation>Bản xuất không được đặt vào chỗ: {sentence}</translation>
    </message>
    <message>
        <source>The first convolutional network in daily use, for digits: convolve, make smaller, repeat.</source>
        <translation>Mạng tích chập đầu tiên được dùng hằng ngày, để đọc chữ số: tích chập, thu nhỏ, lặp lại.</translation>
    </message>
    <message>
        <source>The first deep network to win ImageNet: large first kernels, ReLU, dropout, trained on GPUs.</source>
        <translation>Mạng sâu đầu tiên thắng ImageNet: nhân lớn ở đầu, ReLU, dropout, huấn luyện trên GPU.</translation>
    </message>
    <message>
        <source>The folder is not as it was when it was last open: {value}.</source>
        <translation>Thư mục không còn như lần mở trước: {value}.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be listed: {strerror}.</source>
        <translation>Không liệt kê được thư mục {folder}: {strerror}.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {value}.</source>
        <translation>Không đọc được thư mục {folder}: {value}.</translation>
    </message>
    <message>
        <source>The header of {name} cannot be read: {error}.</source>
        <translation>Không đọc được phần đầu của {name}: {error}.</translation>
    </message>
    <message>
        <source>The journal has no event {event}.</source>
        <translation>Nhật ký không có sự kiện {event}.</translation>
    </message>
    <message>
        <source>The journal&apos;s row {id} ({event}) does not follow from the rows before it.</source>
        <translation>Dòng {id} ({event}) của nhật ký không nối tiếp các dòng trước nó.</translation>
    </message>
    <message>
        <source>The label map for {path} {fault}: it was not saved.</source>
        <translation>Bản đồ nhãn cho {path} {fault}: nó không được lưu.</translation>
    </message>
    <message>
        <source>The label map is {found} pixels, its photograph {width} x {height}.</source>
        <translation>Bản đồ nhãn là {found} điểm ảnh, ảnh chụp là {width} x {height}.</translation>
    </message>
    <message>
        <source>The lecture counts as Keras does: the whole classifier, with the batch norms&apos; running means and variances. Ours are trained values alone, of the U-Net: its encoder without the classifier, and its decoder.</source>
        <translation>Bài giảng đếm như Keras: toàn bộ mạng phân loại, kể cả trung bình và phương sai trượt của các batch norm. Số của chúng tôi chỉ gồm các giá trị được huấn luyện của U-Net: bộ mã hóa không có phần phân loại, và bộ giải mã.</translation>
    </message>
    <message>
        <source>The log file has the details.</source>
        <translation>Tệp nhật ký chương trình có chi tiết.</translation>
    </message>
    <message>
        <source>The loss became {value} in step {step} of epoch {epoch}; training was ended.</source>
        <translation>Hàm mất mát thành {value} ở bước {step} của epoch {epoch}; việc huấn luyện đã kết thúc.</translation>
    </message>
    <message>
        <source>The manifest names {name}, which is no file of an export.</source>
        <translation>Bản kê nêu {name}, vốn không phải tệp của một bản xuất.</translation>
    </message>
    <message>
        <source>The name {name} {fault}.</source>
        <translation>Tên {name} {fault}.</translation>
    </message>
    <message>
        <source>The name {name} {fault}; the {what} is left out.</source>
        <translation>Tên {name} {fault}; {what} bị bỏ ra.</translation>
    </message>
    <message>
        <source>The network {name} does not take these arguments: {arguments}.</source>
        <translation>Mạng {name} không nhận các tham số này: {arguments}.</translation>
    </message>
    <message>
        <source>The package {package} is not installed.</source>
        <translation>Gói {package} chưa được cài.</translation>
    </message>
    <message>
        <source>The recipe {path} cannot be read: {strerror}.</source>
        <translation>Không đọc được công thức {path}: {strerror}.</translation>
    </message>
    <message>
        <source>The recipe {path} is not TOML: {error}.</source>
        <translation>Công thức {path} không phải TOML: {error}.</translation>
    </message>
    <message>
        <source>The request {path} cannot be read: {error}.</source>
        <translation>Không đọc được yêu cầu {path}: {error}.</translation>
    </message>
    <message>
        <source>The request {path} names no dataset.</source>
        <translation>Yêu cầu {path} không nêu tập dữ liệu nào.</translation>
    </message>
    <message>
        <source>The run {id} has {key} {dumps}, not {dumps2}: a run goes on as it began.</source>
        <translation>Lần chạy {id} có {key} {dumps}, không phải {dumps2}: một lần chạy phải tiếp tục như khi bắt đầu.</translation>
    </message>
    <message>
        <source>The run {name} is finished: there is nothing left to do.</source>
        <translation>Lần chạy {name} đã xong: không còn gì để làm.</translation>
    </message>
    <message>
        <source>The setting {fault}.</source>
        <translation>Thiết lập {fault}.</translation>
    </message>
    <message>
        <source>The shipped file {name} is missing (looked in {places} and {places2}).</source>
        <translation>Thiếu tệp kèm theo {name} (đã tìm trong {places} và {places2}).</translation>
    </message>
    <message>
        <source>The split {path} cannot be read: {error}.</source>
        <translation>Không đọc được phần chia {path}: {error}.</translation>
    </message>
    <message>
        <source>The split {path} has format {version}, this segtool reads {format}.</source>
        <translation>Phần chia {path} có định dạng {version}, segtool này đọc định dạng {format}.</translation>
    </message>
    <message>
        <source>The split {path} was changed: it no longer fits its digest.</source>
        <translation>Phần chia {path} đã bị đổi: nó không còn khớp mã băm.</translation>
    </message>
    <message>
        <source>The tensor {name} has the shape {shape}, the network {network} expects {shape2}.</source>
        <translation>Tensor {name} có dạng {shape}, mạng {network} cần {shape2}.</translation>
    </message>
    <message>
        <source>The tensor {name} holds values that are not finite.</source>
        <translation>Tensor {name} chứa giá trị không hữu hạn.</translation>
    </message>
    <message>
        <source>The tensor {name} holds {dtype}, expected {dtype2}.</source>
        <translation>Tensor {name} chứa {dtype}, cần {dtype2}.</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (exit status {code}): {last}</source>
        <translation>Tiến trình huấn luyện kết thúc bất ngờ (mã thoát {code}): {last}</translation>
    </message>
    <message>
        <source>The training process was ended from outside (signal {code}).</source>
        <translation>Tiến trình huấn luyện bị kết thúc từ bên ngoài (tín hiệu {code}).</translation>
    </message>
    <message>
        <source>The training process was killed (signal 9), most often because the memory was full.</source>
        <translation>Tiến trình huấn luyện bị dừng cưỡng bức (tín hiệu 9), thường là vì hết bộ nhớ.</translation>
    </message>
    <message>
        <source>The trimap of {name} can no longer be read. {why}</source>
        <translation>Không còn đọc được trimap của {name}. {why}</translation>
    </message>
    <message>
        <source>The unsaved edits of {name} need the label map they started from.</source>
        <translation>Phần sửa chưa lưu của {name} cần bản đồ nhãn mà nó bắt đầu từ đó.</translation>
    </message>
    <message>
        <source>The weights are no longer finite; training was ended.</source>
        <translation>Trọng số không còn hữu hạn; việc huấn luyện đã kết thúc.</translation>
    </message>
    <message>
        <source>The weights are not finite (tensor {name}): this network is not worth saving.</source>
        <translation>Trọng số không hữu hạn (tensor {name}): mạng này không đáng lưu.</translation>
    </message>
    <message>
        <source>The workspace {directory} belongs to the dataset {noted}, not to {dataset_root}.</source>
        <translation>Không gian làm việc {directory} thuộc về tập dữ liệu {noted}, không phải {dataset_root}.</translation>
    </message>
    <message>
        <source>The workspace {parent} is open for reading only.</source>
        <translation>Không gian làm việc {parent} chỉ mở để đọc.</translation>
    </message>
    <message>
        <source>The workspace {place} cannot be written ({trouble}): it is open for reading only.</source>
        <translation>Không ghi được không gian làm việc {place} ({trouble}): nó chỉ mở để đọc.</translation>
    </message>
    <message>
        <source>The workspace {place} cannot be written: {trouble}.</source>
        <translation>Không ghi được không gian làm việc {place}: {trouble}.</translation>
    </message>
    <message>
        <source>The workspace {place} is a file, not a folder.</source>
        <translation>Không gian làm việc {place} là tệp, không phải thư mục.</translation>
    </message>
    <message>
        <source>The workspace {place} would lie inside the dataset, which is never written to.</source>
        <translation>Không gian làm việc {place} sẽ nằm trong tập dữ liệu, nơi không bao giờ được ghi vào.</translation>
    </message>
    <message>
        <source>The workspace&apos;s checkpoint {path} is gone.</source>
        <translation>Checkpoint {path} của không gian làm việc không còn nữa.</translation>
    </message>
    <message>
        <source>The workspace&apos;s database {path} cannot be read: {text}.</source>
        <translation>Không đọc được cơ sở dữ liệu {path} của không gian làm việc: {text}.</translation>
    </message>
    <message>
        <source>There are no encoder weights named {encoder_weights}.</source>
        <translation>Không có trọng số bộ mã hóa nào tên {encoder_weights}.</translation>
    </message>
    <message>
        <source>There are {device_count} GPUs for {local} processes on this machine.</source>
        <translation>Có {device_count} GPU cho {local} tiến trình trên máy này.</translation>
    </message>
    <message>
        <source>There are {device_count}, counted from 0.</source>
        <translation>Có {device_count}, đếm từ 0.</translation>
    </message>
    <message>
        <source>There are {images} held-out samples, at least {fewest} are needed{more}.</source>
        <translation>Có {images} mẫu giữ riêng, cần ít nhất {fewest}{more}.</translation>
    </message>
    <message>
        <source>There are: {join}.</source>
        <translation>Có: {join}.</translation>
    </message>
    <message>
        <source>There are: {value}.</source>
        <translation>Có: {value}.</translation>
    </message>
    <message>
        <source>There is no Apple GPU that torch can use here.</source>
        <translation>Ở đây không có GPU Apple nào mà torch dùng được.</translation>
    </message>
    <message>
        <source>There is no GPU number {index}.</source>
        <translation>Không có GPU số {index}.</translation>
    </message>
    <message>
        <source>There is no NVIDIA GPU that torch can use here.</source>
        <translation>Ở đây không có GPU NVIDIA nào mà torch dùng được.</translation>
    </message>
    <message>
        <source>There is no checkpoint {name}.</source>
        <translation>Không có checkpoint {name}.</translation>
    </message>
    <message>
        <source>There is no device named {wanted}.</source>
        <translation>Không có thiết bị nào tên {wanted}.</translation>
    </message>
    <message>
        <source>There is no export of {what}.</source>
        <translation>Không có kiểu xuất {what}.</translation>
    </message>
    <message>
        <source>There is no finished epoch to keep.</source>
        <translation>Chưa có epoch hoàn tất nào để giữ.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>Không có thư mục {path}.</translation>
    </message>
    <message>
        <source>There is no ground truth: no trimaps folder at {looked}.</source>
        <translation>Không có nhãn gốc: không có thư mục trimap ở {looked}.</translation>
    </message>
    <message>
        <source>There is no loss named {loss}.</source>
        <translation>Không có hàm mất mát nào tên {loss}.</translation>
    </message>
    <message>
        <source>There is no network named {name}.</source>
        <translation>Không có mạng nào tên {name}.</translation>
    </message>
    <message>
        <source>There is no other checkpoint to compare with. {message}</source>
        <translation>Không có checkpoint nào khác để so sánh. {message}</translation>
    </message>
    <message>
        <source>There is no resolution {resolution}.</source>
        <translation>Không có độ phân giải {resolution}.</translation>
    </message>
    <message>
        <source>There is no run that could go on.</source>
        <translation>Không có lần chạy nào tiếp tục được.</translation>
    </message>
    <message>
        <source>There is no run {name} in this workspace.</source>
        <translation>Không có lần chạy {name} trong không gian làm việc này.</translation>
    </message>
    <message>
        <source>There is no sample {name} in {root}.</source>
        <translation>Không có mẫu {name} trong {root}.</translation>
    </message>
    <message>
        <source>There is no setting {key}.</source>
        <translation>Không có thiết lập {key}.</translation>
    </message>
    <message>
        <source>There is no split {split}.</source>
        <translation>Không có phần chia {split}.</translation>
    </message>
    <message>
        <source>There is no such way of upsampling: {way}.</source>
        <translation>Không có cách tăng mẫu nào như vậy: {way}.</translation>
    </message>
    <message>
        <source>There is no test list: held out are {number} of the {where} {number2} pictures with ground truth, drawn with seed {seed}.</source>
        <translation>Không có danh sách kiểm tra: giữ riêng {number} trong {where} {number2} ảnh có nhãn gốc, rút với hạt giống {seed}.</translation>
    </message>
    <message>
        <source>There is no trainval list: every picture that is not in the test list may be trained on.</source>
        <translation>Không có danh sách trainval: mọi ảnh không nằm trong danh sách kiểm tra đều có thể dùng để huấn luyện.</translation>
    </message>
    <message>
        <source>There is no value mapping {mapping}.</source>
        <translation>Không có cách ánh xạ giá trị {mapping}.</translation>
    </message>
    <message>
        <source>There is not enough memory to predict a photograph of {width} x {height} pixels.</source>
        <translation>Không đủ bộ nhớ để dự đoán một ảnh {width} x {height} điểm ảnh.</translation>
    </message>
    <message>
        <source>There is nothing to train on.</source>
        <translation>Không có gì để huấn luyện.</translation>
    </message>
    <message>
        <source>There is nothing to {event} for {name}.</source>
        <translation>Không có gì để {event} cho {name}.</translation>
    </message>
    <message>
        <source>There is {join}.</source>
        <translation>Có {join}.</translation>
    </message>
    <message>
        <source>There is {original} and {network}.</source>
        <translation>Có {original} và {network}.</translation>
    </message>
    <message>
        <source>There is: {value}.</source>
        <translation>Có: {value}.</translation>
    </message>
    <message>
        <source>There was not enough memory while {doing}.</source>
        <translation>Không đủ bộ nhớ khi {doing}.</translation>
    </message>
    <message>
        <source>These settings</source>
        <translation>Các thiết lập này</translation>
    </message>
    <message>
        <source>These settings cannot be used: a checkpoint says itself which network it is.</source>
        <translation>Không dùng được các thiết lập này: checkpoint tự cho biết nó là mạng nào.</translation>
    </message>
    <message>
        <source>These settings cannot be used: a start from {start} needs a network.</source>
        <translation>Không dùng được các thiết lập này: bắt đầu từ {start} thì cần một mạng.</translation>
    </message>
    <message>
        <source>These settings cannot be used: a start from {start} takes no checkpoint.</source>
        <translation>Không dùng được các thiết lập này: bắt đầu từ {start} thì không nhận checkpoint.</translation>
    </message>
    <message>
        <source>They are needed from the internet once. Without it, start from scratch: then --encoder-weights none.</source>
        <translation>Chúng cần được tải từ internet một lần. Không có mạng internet thì bắt đầu từ đầu: với --encoder-weights none.</translation>
    </message>
    <message>
        <source>Train with a lower learning rate.</source>
        <translation>Hãy huấn luyện với tốc độ học thấp hơn.</translation>
    </message>
    <message>
        <source>Training fits, validating does not: try a smaller size.</source>
        <translation>Huấn luyện thì vừa bộ nhớ, kiểm định thì không: hãy thử kích thước nhỏ hơn.</translation>
    </message>
    <message>
        <source>Training in several processes needs the package lightning-fabric.</source>
        <translation>Huấn luyện bằng nhiều tiến trình cần gói lightning-fabric.</translation>
    </message>
    <message>
        <source>Training was stopped before it had a result.</source>
        <translation>Việc huấn luyện bị dừng trước khi có kết quả.</translation>
    </message>
    <message>
        <source>Training {provenance} {origin} on {counts} corrected and {counts2} ground truth samples, {counts3} for validation, on {provenance2}; {number} left out; {provenance3} held-out samples are for the comparison alone.</source>
        <translation>Đang huấn luyện {provenance} {origin} trên {counts} mẫu đã sửa và {counts2} mẫu có nhãn gốc, {counts3} mẫu để kiểm định, trên {provenance2}; {number} bị bỏ ra; {provenance3} mẫu giữ riêng chỉ dùng để so sánh.</translation>
    </message>
    <message>
        <source>Truth is original or corrected, not {truth}.</source>
        <translation>Nhãn thật là original hoặc corrected, không phải {truth}.</translation>
    </message>
    <message>
        <source>Try a lower learning rate. {kept}</source>
        <translation>Thử tốc độ học thấp hơn. {kept}</translation>
    </message>
    <message>
        <source>Try a lower rate.</source>
        <translation>Thử tốc độ học thấp hơn.</translation>
    </message>
    <message>
        <source>Try a smaller batch or picture size. {kept}</source>
        <translation>Thử batch hoặc kích thước ảnh nhỏ hơn. {kept}</translation>
    </message>
    <message>
        <source>Try a smaller size.</source>
        <translation>Thử kích thước nhỏ hơn.</translation>
    </message>
    <message>
        <source>Try again, or choose another place.</source>
        <translation>Thử lại, hoặc chọn nơi khác.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Hãy thử lại.</translation>
    </message>
    <message>
        <source>Try batch {fits}.</source>
        <translation>Thử batch {fits}.</translation>
    </message>
    <message>
        <source>Try batch {value}.</source>
        <translation>Thử batch {value}.</translation>
    </message>
    <message>
        <source>U-Net of the lecture</source>
        <translation>U-Net của bài giảng</translation>
    </message>
    <message>
        <source>U-Net on LeNet</source>
        <translation>U-Net trên LeNet</translation>
    </message>
    <message>
        <source>U-Net on {title}</source>
        <translation>U-Net trên {title}</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Thay đổi chưa lưu</translation>
    </message>
    <message>
        <source>Worse: mean IoU or binary IoU (border as pet) on held-out fell by more than {margin}, or the IoU of one class fell by more than {class_margin} and the whole interval of its change lies below 0. Better: not worse, mean IoU rose by more than {margin2} and the whole interval of its change lies above 0. Same: everything else. Under {fewest} samples nothing can be told. Intervals: {level}, paired bootstrap over the pictures, {resamples} resamples.</source>
        <translation>Kém hơn: IoU trung bình hoặc IoU nhị phân (viền tính là thú cưng) trên tập giữ riêng giảm hơn {margin}, hoặc IoU của một lớp giảm hơn {class_margin} và cả khoảng tin cậy của thay đổi nằm dưới 0. Tốt hơn: không kém hơn, IoU trung bình tăng hơn {margin2} và cả khoảng tin cậy của thay đổi nằm trên 0. Ngang nhau: mọi trường hợp khác. Dưới {fewest} mẫu thì không kết luận được. Khoảng tin cậy: {level}, bootstrap ghép cặp theo ảnh, {resamples} lần lấy mẫu lại.</translation>
    </message>
    <message>
        <source>Write a value and a colour, as in 1=#ff8800.</source>
        <translation>Viết một giá trị và một màu, ví dụ 1=#ff8800.</translation>
    </message>
    <message>
        <source>Your correction{counted}, {value}</source>
        <translation>Bản sửa của bạn{counted}, {value}</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>một số hữu hạn</translation>
    </message>
    <message>
        <source>a fresh {network}</source>
        <translation>một {network} mới</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>một số</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>một bảng</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>một chuỗi chữ</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>một số nguyên</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>chấp nhận</translation>
    </message>
    <message>
        <source>accepting samples</source>
        <translation>chấp nhận các mẫu</translation>
    </message>
    <message>
        <source>add border</source>
        <translation>thêm viền</translation>
    </message>
    <message>
        <source>all background</source>
        <translation>toàn nền</translation>
    </message>
    <message>
        <source>and has no finish.</source>
        <translation>và không có phần kết.</translation>
    </message>
    <message>
        <source>another window</source>
        <translation>cửa sổ khác</translation>
    </message>
    <message>
        <source>at the photographs&apos; own size</source>
        <translation>ở kích thước gốc của ảnh chụp</translation>
    </message>
    <message>
        <source>at the size of the network&apos;s input</source>
        <translation>ở kích thước đầu vào của mạng</translation>
    </message>
    <message>
        <source>between {value} and {maximum}</source>
        <translation>từ {value} đến {maximum}</translation>
    </message>
    <message>
        <source>binary IoU (border as pet)</source>
        <translation>IoU nhị phân (viền tính là thú cưng)</translation>
    </message>
    <message>
        <source>border width</source>
        <translation>độ rộng viền</translation>
    </message>
    <message>
        <source>can&apos;t allocate memory</source>
        <translation>không cấp phát được bộ nhớ</translation>
    </message>
    <message>
        <source>cannot be read: {value}</source>
        <translation>không đọc được: {value}</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>không kết luận được</translation>
    </message>
    <message>
        <source>checking the index of {root}</source>
        <translation>kiểm tra chỉ mục của {root}</translation>
    </message>
    <message>
        <source>corrected sample</source>
        <translation>mẫu đã sửa</translation>
    </message>
    <message>
        <source>corrections, and the ground truth of every other sample</source>
        <translation>các bản sửa, và nhãn gốc của mọi mẫu khác</translation>
    </message>
    <message>
        <source>counting what pixels come from</source>
        <translation>đếm nguồn gốc điểm ảnh</translation>
    </message>
    <message>
        <source>drawing a large picture smaller</source>
        <translation>thu nhỏ một ảnh lớn</translation>
    </message>
    <message>
        <source>drawing what a mend changes</source>
        <translation>vẽ những gì phần sửa thay đổi</translation>
    </message>
    <message>
        <source>fill hole</source>
        <translation>lấp lỗ</translation>
    </message>
    <message>
        <source>fill holes</source>
        <translation>lấp lỗ</translation>
    </message>
    <message>
        <source>fit is one of {join}.</source>
        <translation>fit là một trong {join}.</translation>
    </message>
    <message>
        <source>from {stem}</source>
        <translation>từ {stem}</translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation>nhãn gốc</translation>
    </message>
    <message>
        <source>has the same pixels as</source>
        <translation>có cùng điểm ảnh với</translation>
    </message>
    <message>
        <source>holds &apos;..&apos;</source>
        <translation>chứa &apos;..&apos;</translation>
    </message>
    <message>
        <source>holds 32-bit values, which are no photograph</source>
        <translation>chứa giá trị 32 bit, không phải ảnh chụp</translation>
    </message>
    <message>
        <source>holds a path separator, a drive or a control character</source>
        <translation>chứa dấu phân cách đường dẫn, tên ổ đĩa hoặc ký tự điều khiển</translation>
    </message>
    <message>
        <source>holds the dataset, which is never written to</source>
        <translation>chứa tập dữ liệu, nơi không bao giờ được ghi vào</translation>
    </message>
    <message>
        <source>holds the home folder</source>
        <translation>chứa thư mục cá nhân</translation>
    </message>
    <message>
        <source>holds the values {strays}, not 0 to 3 alone</source>
        <translation>chứa các giá trị {strays}, không chỉ 0 đến 3</translation>
    </message>
    <message>
        <source>holds values that are no labels ({shown})</source>
        <translation>chứa giá trị không phải nhãn ({shown})</translation>
    </message>
    <message>
        <source>holds {channels} ({mode}), a label map has one channel</source>
        <translation>chứa {channels} ({mode}), bản đồ nhãn chỉ có một kênh</translation>
    </message>
    <message>
        <source>holds {mode} values, which are no photograph</source>
        <translation>chứa giá trị {mode}, không phải ảnh chụp</translation>
    </message>
    <message>
        <source>is 0 or at least 32, not {value}</source>
        <translation>là 0 hoặc ít nhất 32, không phải {value}</translation>
    </message>
    <message>
        <source>is a JPEG or WebP file, whose compression changes label values</source>
        <translation>là tệp JPEG hoặc WebP, vốn nén làm đổi giá trị nhãn</translation>
    </message>
    <message>
        <source>is a file</source>
        <translation>là một tệp</translation>
    </message>
    <message>
        <source>is cut off or damaged ({error})</source>
        <translation>bị cắt cụt hoặc hỏng ({error})</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>is empty (0 bytes)</source>
        <translation>trống (0 byte)</translation>
    </message>
    <message>
        <source>is hidden (starts with a dot)</source>
        <translation>bị ẩn (bắt đầu bằng dấu chấm)</translation>
    </message>
    <message>
        <source>is not a picture (starts like a web page)</source>
        <translation>không phải ảnh (bắt đầu như một trang web)</translation>
    </message>
    <message>
        <source>is not a picture of a known format ({known})</source>
        <translation>không phải ảnh thuộc định dạng đã biết ({known})</translation>
    </message>
    <message>
        <source>is not one channel of 8 bits ({dtype}, shape {shape})</source>
        <translation>không phải một kênh 8 bit ({dtype}, dạng {shape})</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>không có ở đó</translation>
    </message>
    <message>
        <source>is not valid UTF-8</source>
        <translation>không phải UTF-8 hợp lệ</translation>
    </message>
    <message>
        <source>is the dataset itself, which is never written to</source>
        <translation>chính là tập dữ liệu, nơi không bao giờ được ghi vào</translation>
    </message>
    <message>
        <source>is the home folder</source>
        <translation>là thư mục cá nhân</translation>
    </message>
    <message>
        <source>is the same file as</source>
        <translation>chính là tệp</translation>
    </message>
    <message>
        <source>is the whole disk</source>
        <translation>là cả ổ đĩa</translation>
    </message>
    <message>
        <source>is the workspace</source>
        <translation>là không gian làm việc</translation>
    </message>
    <message>
        <source>is too large ({error})</source>
        <translation>quá lớn ({error})</translation>
    </message>
    <message>
        <source>is too large: {size} are {number}, the limit is {number2}</source>
        <translation>quá lớn: {size} là {number}, giới hạn là {number2}</translation>
    </message>
    <message>
        <source>is {no_weights}, {inverse} or three numbers for pet, background, border, not {value}</source>
        <translation>là {no_weights}, {inverse} hoặc ba số cho thú cưng, nền, viền, không phải {value}</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>nó không nói gì</translation>
    </message>
    <message>
        <source>its IoU</source>
        <translation>IoU của nó</translation>
    </message>
    <message>
        <source>keep largest</source>
        <translation>giữ mảnh lớn nhất</translation>
    </message>
    <message>
        <source>keeping figures</source>
        <translation>giữ các chỉ số</translation>
    </message>
    <message>
        <source>lies in a folder of the workspace&apos;s own</source>
        <translation>nằm trong thư mục riêng của không gian làm việc</translation>
    </message>
    <message>
        <source>lies inside the dataset, which is never written to</source>
        <translation>nằm trong tập dữ liệu, nơi không bao giờ được ghi vào</translation>
    </message>
    <message>
        <source>looking at the label maps</source>
        <translation>xem các bản đồ nhãn</translation>
    </message>
    <message>
        <source>looking back</source>
        <translation>xem lại</translation>
    </message>
    <message>
        <source>looking for edges</source>
        <translation>đang tìm các mép</translation>
    </message>
    <message>
        <source>looks nearly the same as</source>
        <translation>trông gần giống</translation>
    </message>
    <message>
        <source>mean IoU</source>
        <translation>IoU trung bình</translation>
    </message>
    <message>
        <source>mean of the pictures&apos; own figures; a class that a picture lacks is left out of its mean</source>
        <translation>trung bình chỉ số của từng ảnh; lớp mà một ảnh không có thì không tính vào trung bình của ảnh đó</translation>
    </message>
    <message>
        <source>mending label maps</source>
        <translation>sửa bản đồ nhãn</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>cần nhiều bộ nhớ hơn mức hiện có</translation>
    </message>
    <message>
        <source>no border</source>
        <translation>không có viền</translation>
    </message>
    <message>
        <source>no ground truth</source>
        <translation>không có nhãn gốc</translation>
    </message>
    <message>
        <source>no ground truth and no correction.</source>
        <translation>không có nhãn gốc và không có bản sửa.</translation>
    </message>
    <message>
        <source>none of {count} samples can</source>
        <translation>không mẫu nào trong {count} mẫu</translation>
    </message>
    <message>
        <source>not accepted.</source>
        <translation>chưa được chấp nhận.</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>không đủ bộ nhớ</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>chưa lưu</translation>
    </message>
    <message>
        <source>noting the work on samples</source>
        <translation>ghi công sức trên các mẫu</translation>
    </message>
    <message>
        <source>one class</source>
        <translation>một lớp</translation>
    </message>
    <message>
        <source>other problems</source>
        <translation>vấn đề khác</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>hết bộ nhớ</translation>
    </message>
    <message>
        <source>pet and border count as pet on both sides</source>
        <translation>thú cưng và viền ở cả hai bên đều tính là thú cưng</translation>
    </message>
    <message>
        <source>pixels whose truth is border are left out; border predicted elsewhere counts as pet</source>
        <translation>bỏ ra các điểm ảnh có nhãn thật là viền; viền được dự đoán ở nơi khác tính là thú cưng</translation>
    </message>
    <message>
        <source>predict all</source>
        <translation>dự đoán tất cả</translation>
    </message>
    <message>
        <source>reading figures</source>
        <translation>đọc các chỉ số</translation>
    </message>
    <message>
        <source>remove island</source>
        <translation>bỏ đảo</translation>
    </message>
    <message>
        <source>remove islands</source>
        <translation>xóa các đảo</translation>
    </message>
    <message>
        <source>reopen</source>
        <translation>mở lại</translation>
    </message>
    <message>
        <source>reopening samples</source>
        <translation>mở lại các mẫu</translation>
    </message>
    <message>
        <source>revert</source>
        <translation>trở về nhãn gốc</translation>
    </message>
    <message>
        <source>samples that were accepted</source>
        <translation>các mẫu đã được chấp nhận</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>đã lưu</translation>
    </message>
    <message>
        <source>segtool check DATASET names every file; --mapping there says what its values mean.</source>
        <translation>segtool check DATASET nêu tên từng tệp; --mapping ở đó cho biết nghĩa của các giá trị.</translation>
    </message>
    <message>
        <source>segtool index</source>
        <translation>chỉ mục segtool</translation>
    </message>
    <message>
        <source>segtool reads checkpoints as {suffix} files that it wrote itself.</source>
        <translation>segtool đọc checkpoint dạng tệp {suffix} do chính nó ghi.</translation>
    </message>
    <message>
        <source>set border width</source>
        <translation>chỉnh độ rộng viền</translation>
    </message>
    <message>
        <source>species {species} after {name} is neither 1 (cat) nor 2 (dog)</source>
        <translation>loài {species} sau {name} không phải 1 (mèo) cũng không phải 2 (chó)</translation>
    </message>
    <message>
        <source>stray values</source>
        <translation>giá trị lạc</translation>
    </message>
    <message>
        <source>swap classes</source>
        <translation>đổi chỗ các lớp</translation>
    </message>
    <message>
        <source>take ground truth</source>
        <translation>lấy nhãn gốc</translation>
    </message>
    <message>
        <source>take part</source>
        <translation>lấy một phần</translation>
    </message>
    <message>
        <source>take prediction</source>
        <translation>lấy dự đoán</translation>
    </message>
    <message>
        <source>the dataset</source>
        <translation>tập dữ liệu</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>ổ đĩa đã đầy</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>ổ đĩa chỉ cho đọc</translation>
    </message>
    <message>
        <source>the disk or folder is read-only</source>
        <translation>ổ đĩa hoặc thư mục chỉ cho đọc</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>hạn mức ổ đĩa đã dùng hết</translation>
    </message>
    <message>
        <source>the folder is gone</source>
        <translation>thư mục không còn nữa</translation>
    </message>
    <message>
        <source>the ground truth</source>
        <translation>nhãn gốc</translation>
    </message>
    <message>
        <source>the name {name} {fault}</source>
        <translation>tên {name} {fault}</translation>
    </message>
    <message>
        <source>the only sample cannot</source>
        <translation>mẫu duy nhất không</translation>
    </message>
    <message>
        <source>the split {split}</source>
        <translation>phần chia {split}</translation>
    </message>
    <message>
        <source>the test list</source>
        <translation>danh sách kiểm tra</translation>
    </message>
    <message>
        <source>there is no permission to write there</source>
        <translation>không có quyền ghi vào đó</translation>
    </message>
    <message>
        <source>torch {torch} and torchvision {torchvision} do not fit together: this torchvision was built for torch {wanted}.</source>
        <translation>torch {torch} và torchvision {torchvision} không khớp nhau: torchvision này được dựng cho torch {wanted}.</translation>
    </message>
    <message>
        <source>torchvision has no ImageNet weights for {name}.</source>
        <translation>torchvision không có trọng số ImageNet cho {name}.</translation>
    </message>
    <message>
        <source>trained from ImageNet&apos;s encoder</source>
        <translation>huấn luyện từ bộ mã hóa ImageNet</translation>
    </message>
    <message>
        <source>trained from scratch</source>
        <translation>huấn luyện từ đầu</translation>
    </message>
    <message>
        <source>trainval list&apos;s</source>
        <translation>của danh sách trainval:</translation>
    </message>
    <message>
        <source>trimap, prediction and brush are on its stored pixels.</source>
        <translation>trimap, dự đoán và bút dùng các điểm ảnh như được lưu.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>đúng hoặc sai</translation>
    </message>
    <message>
        <source>unable to open</source>
        <translation>không mở được</translation>
    </message>
    <message>
        <source>working out what a tool changes</source>
        <translation>tính những gì công cụ thay đổi</translation>
    </message>
    <message>
        <source>worse on {fallen} only</source>
        <translation>chỉ kém hơn ở {fallen}</translation>
    </message>
    <message>
        <source>worse on {join}</source>
        <translation>kém hơn ở {join}</translation>
    </message>
    <message>
        <source>{changed} was not in it, or has changed</source>
        <translation>{changed} không có trong đó, hoặc đã thay đổi</translation>
    </message>
    <message>
        <source>{correction_error} Start a new correction from {start}? It takes the old one&apos;s place; the old file is kept beside it as {name}.damaged.</source>
        <translation>{correction_error} Bắt đầu bản sửa mới từ {start}? Nó thay chỗ bản cũ; tệp cũ được giữ bên cạnh với tên {name}.damaged.</translation>
    </message>
    <message>
        <source>{fields} found, 4 expected (NAME CLASS-ID SPECIES BREED-ID): {shown}</source>
        <translation>thấy {fields}, cần 4 (NAME CLASS-ID SPECIES BREED-ID): {shown}</translation>
    </message>
    <message>
        <source>{figure} {old} -&gt; {new} ({difference}, interval {low} to {high})</source>
        <translation>{figure} {old} -&gt; {new} ({difference}, khoảng tin cậy {low} đến {high})</translation>
    </message>
    <message>
        <source>{foreign} does not belong to it</source>
        <translation>{foreign} không thuộc về nó</translation>
    </message>
    <message>
        <source>{hint} The best epoch is kept as {stem}.</source>
        <translation>{hint} Epoch tốt nhất được giữ với tên {stem}.</translation>
    </message>
    <message>
        <source>{image} cannot be read: {strerror}.</source>
        <translation>Không đọc được {image}: {strerror}.</translation>
    </message>
    <message>
        <source>{join} after {name} are not three whole numbers</source>
        <translation>{join} sau {name} không phải ba số nguyên</translation>
    </message>
    <message>
        <source>{key} is between {minimum} and {maximum}, not {value}</source>
        <translation>{key} từ {minimum} đến {maximum}, không phải {value}</translation>
    </message>
    <message>
        <source>{key} is one of {join}, not {value}</source>
        <translation>{key} là một trong {join}, không phải {value}</translation>
    </message>
    <message>
        <source>{key} is {join}, not {value}</source>
        <translation>{key} là {join}, không phải {value}</translation>
    </message>
    <message>
        <source>{key} is {limits}, not {value}</source>
        <translation>{key} là {limits}, không phải {value}</translation>
    </message>
    <message>
        <source>{key} is {name}, not {value}</source>
        <translation>{key} là {name}, không phải {value}</translation>
    </message>
    <message>
        <source>{key} is {words}, not {value}</source>
        <translation>{key} là {words}, không phải {value}</translation>
    </message>
    <message>
        <source>{key} was {get} and is {new} now</source>
        <translation>{key} trước là {get} và giờ là {new}</translation>
    </message>
    <message>
        <source>{message} The training goes on; it is tried again after the next epoch.</source>
        <translation>{message} Việc huấn luyện vẫn tiếp tục; sẽ thử lại sau epoch tới.</translation>
    </message>
    <message>
        <source>{message} The workspace is open for reading only.</source>
        <translation>{message} Không gian làm việc chỉ mở để đọc.</translation>
    </message>
    <message>
        <source>{minimum} or more</source>
        <translation>{minimum} trở lên</translation>
    </message>
    <message>
        <source>{missing} is missing</source>
        <translation>thiếu {missing}</translation>
    </message>
    <message>
        <source>{names} in {name} passed over: {names2}.</source>
        <translation>{names} trong {name} bị bỏ qua: {names2}.</translation>
    </message>
    <message>
        <source>{name} asks to be shown turned (EXIF orientation {orientation});</source>
        <translation>{name} yêu cầu được hiện xoay (hướng EXIF {orientation});</translation>
    </message>
    <message>
        <source>{name} cannot be decoded: {error}.</source>
        <translation>Không giải mã được {name}: {error}.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>Không đọc được {name}: {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {strerror}.</source>
        <translation>Không đọc được {name}: {strerror}.</translation>
    </message>
    <message>
        <source>{name} cannot be used as a checkpoint. {message}</source>
        <translation>Không dùng được {name} làm checkpoint. {message}</translation>
    </message>
    <message>
        <source>{name} does not decode to the label map that was exported.</source>
        <translation>{name} giải mã ra không giống bản đồ nhãn đã xuất.</translation>
    </message>
    <message>
        <source>{name} does not hold the weights of this encoder ({name2} is missing or has another shape).</source>
        <translation>{name} không chứa trọng số của bộ mã hóa này ({name2} bị thiếu hoặc có dạng khác).</translation>
    </message>
    <message>
        <source>{name} does not hold weights alone, and was not opened.</source>
        <translation>{name} không chỉ chứa trọng số, nên không được mở.</translation>
    </message>
    <message>
        <source>{name} does not say which network it is for.</source>
        <translation>{name} không cho biết nó dành cho mạng nào.</translation>
    </message>
    <message>
        <source>{name} has format {get}, this segtool reads format {format}.</source>
        <translation>{name} có định dạng {get}, segtool này đọc định dạng {format}.</translation>
    </message>
    <message>
        <source>{name} has no picture of its name.</source>
        <translation>{name} không có ảnh cùng tên.</translation>
    </message>
    <message>
        <source>{name} has no pixel of a pet (value {pet}).</source>
        <translation>{name} không có điểm ảnh nào của thú cưng (giá trị {pet}).</translation>
    </message>
    <message>
        <source>{name} has {number} bytes, {number2} expected.</source>
        <translation>{name} có {number} byte, cần {number2}.</translation>
    </message>
    <message>
        <source>{name} holds the values {strays}, which the manifest does not declare.</source>
        <translation>{name} chứa các giá trị {strays} mà bản kê không khai báo.</translation>
    </message>
    <message>
        <source>{name} holds weights without segtool&apos;s description of the network.</source>
        <translation>{name} chứa trọng số mà không có phần mô tả mạng của segtool.</translation>
    </message>
    <message>
        <source>{name} is a link that points nowhere.</source>
        <translation>{name} là liên kết không dẫn đến đâu.</translation>
    </message>
    <message>
        <source>{name} is cut off in its header.</source>
        <translation>{name} bị cắt cụt ở phần đầu.</translation>
    </message>
    <message>
        <source>{name} is cut off: its header and its size do not agree.</source>
        <translation>{name} bị cắt cụt: phần đầu và kích thước không khớp.</translation>
    </message>
    <message>
        <source>{name} is empty; expected a checkpoint.</source>
        <translation>{name} trống; cần một checkpoint.</translation>
    </message>
    <message>
        <source>{name} is in a format that is not read; save it as JPEG or PNG.</source>
        <translation>{name} thuộc định dạng không đọc được; hãy lưu thành JPEG hoặc PNG.</translation>
    </message>
    <message>
        <source>{name} is no trimap: JPEG and WebP change label values. Trimaps are PNG files.</source>
        <translation>{name} không phải trimap: JPEG và WebP làm đổi giá trị nhãn. Trimap là tệp PNG.</translation>
    </message>
    <message>
        <source>{name} is not a checkpoint: expected a {suffix} file written by segtool.</source>
        <translation>{name} không phải checkpoint: cần tệp {suffix} do segtool ghi.</translation>
    </message>
    <message>
        <source>{name} is not the file that its name says: its SHA-256 begins with {digest}.</source>
        <translation>{name} không phải tệp như tên của nó: SHA-256 bắt đầu bằng {digest}.</translation>
    </message>
    <message>
        <source>{name} is not the file that was exported: its SHA-256 differs.</source>
        <translation>{name} không phải tệp đã xuất: SHA-256 khác.</translation>
    </message>
    <message>
        <source>{name} is really a {name2} file; it is read by its content.</source>
        <translation>{name} thật ra là tệp {name2}; nó được đọc theo nội dung.</translation>
    </message>
    <message>
        <source>{name} is refused as unsafe: such files (pickles, zip files) can run programs when opened.</source>
        <translation>{name} bị từ chối vì không an toàn: những tệp như vậy (pickle, tệp zip) có thể chạy chương trình khi mở.</translation>
    </message>
    <message>
        <source>{name} is {shape} x {shape2} pixels, its label map {shape3} x {shape4}.</source>
        <translation>{name} là {shape} x {shape2} điểm ảnh, bản đồ nhãn là {shape3} x {shape4}.</translation>
    </message>
    <message>
        <source>{name} is {shape} x {shape2} pixels, its photograph {size} x {size2}.</source>
        <translation>{name} là {shape} x {shape2} điểm ảnh, ảnh chụp là {size} x {size2}.</translation>
    </message>
    <message>
        <source>{name} is {width} x {height} pixels{turned}, its picture {size} x {size2}.</source>
        <translation>{name} là {width} x {height} điểm ảnh{turned}, ảnh của nó là {size} x {size2}.</translation>
    </message>
    <message>
        <source>{name} line {number}: {entry}; the line is left out.</source>
        <translation>{name} dòng {number}: {entry}; dòng này bị bỏ ra.</translation>
    </message>
    <message>
        <source>{name} line {number}: {name2} stands in line {before} already; counted once.</source>
        <translation>{name} dòng {number}: {name2} đã có ở dòng {before}; chỉ tính một lần.</translation>
    </message>
    <message>
        <source>{name}: values {shown} found, {expected} expected</source>
        <translation>{name}: thấy các giá trị {shown}, cần {expected}</translation>
    </message>
    <message>
        <source>{name}: {number} px are ignored (value 0 or 255).</source>
        <translation>{name}: {number} điểm ảnh bị bỏ qua (giá trị 0 hoặc 255).</translation>
    </message>
    <message>
        <source>{name}: {what} ({number} px with others): soft edges or a picture, not a trimap.</source>
        <translation>{name}: {what} ({number} điểm ảnh có giá trị khác): mép mềm hoặc một bức ảnh, không phải trimap.</translation>
    </message>
    <message>
        <source>{number} corrected samples</source>
        <translation>{number} mẫu đã sửa</translation>
    </message>
    <message>
        <source>{number} different values from {found} to {found2} found, {expected} expected</source>
        <translation>thấy {number} giá trị khác nhau từ {found} đến {found2}, cần {expected}</translation>
    </message>
    <message>
        <source>{number} field</source>
        <translation>{number} trường</translation>
    </message>
    <message>
        <source>{number} fields</source>
        <translation>{number} trường</translation>
    </message>
    <message>
        <source>{number} file</source>
        <translation>{number} tệp</translation>
    </message>
    <message>
        <source>{number} files</source>
        <translation>{number} tệp</translation>
    </message>
    <message>
        <source>{number} folder</source>
        <translation>{number} thư mục</translation>
    </message>
    <message>
        <source>{number} folders</source>
        <translation>{number} thư mục</translation>
    </message>
    <message>
        <source>{number} pixel</source>
        <translation>{number} điểm ảnh</translation>
    </message>
    <message>
        <source>{number} pixels</source>
        <translation>{number} điểm ảnh</translation>
    </message>
    <message>
        <source>{number} sample</source>
        <translation>{number} mẫu</translation>
    </message>
    <message>
        <source>{number} samples</source>
        <translation>{number} mẫu</translation>
    </message>
    <message>
        <source>{number} x {number2} pixels</source>
        <translation>{number} x {number2} điểm ảnh</translation>
    </message>
    <message>
        <source>{out} lies inside the dataset {folder}, which is never written to.</source>
        <translation>{out} nằm trong tập dữ liệu {folder}, nơi không bao giờ được ghi vào.</translation>
    </message>
    <message>
        <source>{path} belongs to a run with other settings or samples: {difference}.</source>
        <translation>{path} thuộc về lần chạy có thiết lập hoặc mẫu khác: {difference}.</translation>
    </message>
    <message>
        <source>{path} cannot be finished by {name}: it holds {network}, the recipe is for {network2}</source>
        <translation>{path} không thể hoàn tất bằng {name}: nó chứa {network}, công thức dành cho {network2}</translation>
    </message>
    <message>
        <source>{path} cannot be read: the run cannot go on.</source>
        <translation>Không đọc được {path}: lần chạy không tiếp tục được.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>Không đọc được {path}: {strerror}.</translation>
    </message>
    <message>
        <source>{path} has format {get}, this segtool writes format {format}.</source>
        <translation>{path} có định dạng {get}, segtool này ghi định dạng {format}.</translation>
    </message>
    <message>
        <source>{path} holds {number} datasets: {names}.</source>
        <translation>{path} chứa {number} tập dữ liệu: {names}.</translation>
    </message>
    <message>
        <source>{path} is a database of another program.</source>
        <translation>{path} là cơ sở dữ liệu của chương trình khác.</translation>
    </message>
    <message>
        <source>{path} is a file; a dataset is a folder.</source>
        <translation>{path} là tệp; tập dữ liệu là một thư mục.</translation>
    </message>
    <message>
        <source>{path} is a folder; a checkpoint is one {suffix} file.</source>
        <translation>{path} là thư mục; checkpoint là một tệp {suffix}.</translation>
    </message>
    <message>
        <source>{path} is not a recipe: {error}.</source>
        <translation>{path} không phải công thức: {error}.</translation>
    </message>
    <message>
        <source>{path} lacks the part {missing}: the run cannot go on.</source>
        <translation>{path} thiếu phần {missing}: lần chạy không tiếp tục được.</translation>
    </message>
    <message>
        <source>{path} was written but cannot be read back: {strerror}.</source>
        <translation>{path} đã được ghi nhưng không đọc lại được: {strerror}.</translation>
    </message>
    <message>
        <source>{path} was written but reads back differently.</source>
        <translation>{path} đã được ghi nhưng đọc lại khác đi.</translation>
    </message>
    <message>
        <source>{path} was written by a newer segtool (format {version}, this one reads {schema_version}).</source>
        <translation>{path} do segtool mới hơn ghi (định dạng {version}, bản này đọc {schema_version}).</translation>
    </message>
    <message>
        <source>{place} cannot be used: there is no setting named {key}.</source>
        <translation>Không dùng được {place}: không có thiết lập nào tên {key}.</translation>
    </message>
    <message>
        <source>{place} cannot be used: {fault}.</source>
        <translation>Không dùng được {place}: {fault}.</translation>
    </message>
    <message>
        <source>{place} is a link that points nowhere.</source>
        <translation>{place} là liên kết không dẫn đến đâu.</translation>
    </message>
    <message>
        <source>{processor}, {get_num_threads} threads, torch {version}</source>
        <translation>{processor}, {get_num_threads} luồng, torch {version}</translation>
    </message>
    <message>
        <source>{relative}{name} has the same name as {used}; {used2} is used, this one is left out.</source>
        <translation>{relative}{name} trùng tên với {used}; {used2} được dùng, tệp này bị bỏ ra.</translation>
    </message>
    <message>
        <source>{sentence} Start a label map of your own from all background?</source>
        <translation>{sentence} Bắt đầu bản đồ nhãn của riêng bạn từ toàn nền?</translation>
    </message>
    <message>
        <source>{skipped} in {name} not looked into: {shown}.</source>
        <translation>{skipped} trong {name} không được xem: {shown}.</translation>
    </message>
    <message>
        <source>{stem} has no ground truth ({stem2}.png is not in {name}).</source>
        <translation>{stem} không có nhãn gốc ({stem2}.png không có trong {name}).</translation>
    </message>
    <message>
        <source>{target} has no manifest of an export: it is unfinished.</source>
        <translation>{target} không có bản kê của một bản xuất: nó chưa hoàn tất.</translation>
    </message>
    <message>
        <source>{told} But {value} fell by more than {margin}.</source>
        <translation>{told} Nhưng {value} giảm hơn {margin}.</translation>
    </message>
    <message>
        <source>{told} It fell by more than {margin}.</source>
        <translation>{told} Nó giảm hơn {margin}.</translation>
    </message>
    <message>
        <source>{told} The change is within the margin of {margin}.</source>
        <translation>{told} Thay đổi nằm trong mức cho phép {margin}.</translation>
    </message>
    <message>
        <source>{told} The interval holds 0: the rise may be chance.</source>
        <translation>{told} Khoảng tin cậy chứa 0: mức tăng có thể do ngẫu nhiên.</translation>
    </message>
    <message>
        <source>{told} The new checkpoint is {which}: {only}.</source>
        <translation>{told} Checkpoint mới {which}: {only}.</translation>
    </message>
    <message>
        <source>{told} The whole interval lies above 0.</source>
        <translation>{told} Cả khoảng tin cậy nằm trên 0.</translation>
    </message>
    <message>
        <source>{trimap} can no longer be read.</source>
        <translation>Không còn đọc được {trimap}.</translation>
    </message>
    <message>
        <source>{which} had other samples</source>
        <translation>{which} có các mẫu khác</translation>
    </message>
    <message>
        <source>{written} is already the prediction of another picture of that name.</source>
        <translation>{written} đã là dự đoán của một ảnh khác cùng tên.</translation>
    </message>
    <message>
        <source>“{strip}” is no colour of a class.</source>
        <translation>“{strip}” không phải màu của một lớp.</translation>
    </message>
</context>
</TS>
