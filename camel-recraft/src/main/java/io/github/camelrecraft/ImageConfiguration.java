package io.github.camelrecraft;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that say what an image is to be. */
@UriParams
abstract class ImageConfiguration extends ToolConfiguration {

    @UriParam(label = "producer")
    private @Nullable String model;

    @UriParam(label = "producer")
    private @Nullable String prompt;

    @UriParam(label = "producer")
    private @Nullable String size;

    @UriParam(
            label = "producer",
            description =
                    "The palette: colours as FF6B35, #FF6B35 or rgb(255,107,53), separated by commas. Quote them in YAML. At most 5 on Cloudflare. Recraft alone knows weights.")
    private @Nullable String colors;

    @UriParam(label = "producer")
    private @Nullable String backgroundColor;

    @UriParam(label = "producer")
    private @Nullable Integer numberOfImages;

    @UriParam(label = "producer")
    private @Nullable String style;

    @UriParam(label = "producer")
    private @Nullable String substyle;

    @UriParam(label = "producer")
    private @Nullable String styleId;

    @UriParam(label = "producer", enums = "regular,precise,flexible")
    private @Nullable String styleMatch;

    @UriParam(label = "producer")
    private @Nullable String negativePrompt;

    @UriParam(label = "producer")
    private @Nullable Long seed;

    @UriParam(label = "producer,advanced")
    private @Nullable Integer artisticLevel;

    @UriParam(label = "producer,advanced")
    private @Nullable Boolean noText;

    @UriParam(label = "producer,advanced")
    private @Nullable String textLayout;

    @UriParam(label = "producer,advanced", enums = "simple,standard,eccentric")
    private @Nullable String creativity;

    @UriParam(label = "producer,advanced", enums = "URL,base64Data,dataURI,multipart")
    private @Nullable String outputType;

    @UriParam(label = "producer", enums = "jpg,png,webp,svg")
    private @Nullable String outputFormat;

    @UriParam(label = "producer")
    private @Nullable Integer outputQuality;

    @UriParam(label = "producer", enums = "none,fast")
    private @Nullable String safety;

    @UriParam(label = "producer")
    private @Nullable Boolean checkContent;

    @UriParam(label = "producer,advanced")
    private @Nullable Boolean blockNsfw;

    @UriParam(label = "producer,advanced")
    private @Nullable Boolean calculateFeatures;

    @UriParam(label = "producer,advanced")
    private @Nullable Boolean expire;

    public @Nullable String getModel() {
        return model;
    }

    /**
     * The model, in any provider's spelling of its id; it is sent in the spelling of the provider that is used. When it
     * is not set, the operation's customary one is used: recraftv4_1 to generate. An id that the model catalogue does not
     * know is passed on as it is, with a warning, unless strictModels is set.
     */
    public void setModel(@Nullable String model) {
        this.model = model;
    }

    public @Nullable String getPrompt() {
        return prompt;
    }

    /**
     * What to draw, when neither the body nor the header CamelRecraftPrompt says so. 1 to 10,000 characters; 1,000 for
     * V3.
     */
    public void setPrompt(@Nullable String prompt) {
        this.prompt = prompt;
    }

    public @Nullable String getSize() {
        return size;
    }

    /**
     * The size of the image: pixels as in 1024x1024, or a ratio as in 16:9, which becomes the model's own pixels.
     * Sizes that a model does not make are refused, with the nearest ones named. When it is not set, Runware makes
     * 1:1 and the others choose.
     */
    public void setSize(@Nullable String size) {
        this.size = size;
    }

    public @Nullable String getColors() {
        return colors;
    }

    /**
     * The palette: colours as FF6B35, #FF6B35 or rgb(255,107,53), separated by commas. Quote them in YAML. At most 5 on
     * Cloudflare. Recraft alone knows weights.
     */
    public void setColors(@Nullable String colors) {
        this.colors = colors;
    }

    public @Nullable String getBackgroundColor() {
        return backgroundColor;
    }

    /** The colour of the background, written as in colors. */
    public void setBackgroundColor(@Nullable String backgroundColor) {
        this.backgroundColor = backgroundColor;
    }

    public @Nullable Integer getNumberOfImages() {
        return numberOfImages;
    }

    /**
     * How many images to make, 1 to 20. More than the provider makes in one request become several requests at the
     * same time. With 2 or more the body is a list of messages, one an image.
     */
    public void setNumberOfImages(@Nullable Integer numberOfImages) {
        this.numberOfImages = numberOfImages;
    }

    public @Nullable String getStyle() {
        return style;
    }

    /**
     * The style, such as digital_illustration, as the provider takes it: Recraft, fal and Replicate for V3 and V2,
     * and Cloudflare. For createStyle the style to start from.
     */
    public void setStyle(@Nullable String style) {
        this.style = style;
    }

    public @Nullable String getSubstyle() {
        return substyle;
    }

    /**
     * The style within the style, such as hand_drawn. Recraft, fal and Replicate for V3 and V2, and Cloudflare.
     */
    public void setSubstyle(@Nullable String substyle) {
        this.substyle = substyle;
    }

    public @Nullable String getStyleId() {
        return styleId;
    }

    /**
     * The id of a style: one that createStyle made, or a public one of Recraft's. Recraft and, for V3, fal. The
     * Styles models need it, or style references. Excludes style.
     */
    public void setStyleId(@Nullable String styleId) {
        this.styleId = styleId;
    }

    public @Nullable String getStyleMatch() {
        return styleMatch;
    }

    /**
     * How closely the style is followed: regular (V2 and V3), precise or flexible (V4 family). Recraft only.
     */
    public void setStyleMatch(@Nullable String styleMatch) {
        this.styleMatch = styleMatch;
    }

    public @Nullable String getNegativePrompt() {
        return negativePrompt;
    }

    /**
     * What is not to be in the image. Recraft with V2 and V3, fal for imageToImage.
     */
    public void setNegativePrompt(@Nullable String negativePrompt) {
        this.negativePrompt = negativePrompt;
    }

    public @Nullable Long getSeed() {
        return seed;
    }

    /**
     * The number that chance begins with, 0 to 4,294,967,295: the same one makes a similar image again. Recraft only.
     */
    public void setSeed(@Nullable Long seed) {
        this.seed = seed;
    }

    public @Nullable Integer getArtisticLevel() {
        return artisticLevel;
    }

    /**
     * How artistic the image is to be, 0 to 5. Recraft with V3 only.
     */
    public void setArtisticLevel(@Nullable Integer artisticLevel) {
        this.artisticLevel = artisticLevel;
    }

    public @Nullable Boolean getNoText() {
        return noText;
    }

    /**
     * Whether the image is to have no text in it; when it is not set, it may. Recraft with V3 only.
     */
    public void setNoText(@Nullable Boolean noText) {
        this.noText = noText;
    }

    public @Nullable String getTextLayout() {
        return textLayout;
    }

    /**
     * Words and where they stand: a JSON array of {text, bbox}, where bbox has four corners [x,y] from 0,0 (left,
     * top) to 1,1. Recraft with V3 only.
     */
    public void setTextLayout(@Nullable String textLayout) {
        this.textLayout = textLayout;
    }

    public @Nullable String getCreativity() {
        return creativity;
    }

    /**
     * How freely the prompt is read: simple, standard or eccentric. In Recraft's API description alone, not in its
     * pages. Recraft only.
     */
    public void setCreativity(@Nullable String creativity) {
        this.creativity = creativity;
    }

    public @Nullable String getOutputType() {
        return outputType;
    }

    /**
     * How the provider hands over the image: at an address, or in the answer itself. Runware knows all but multipart,
     * Recraft all but dataURI, fal's image operations URL and dataURI, the others URL alone, which is what is used
     * when it is not set. The body is the same either way.
     */
    public void setOutputType(@Nullable String outputType) {
        this.outputType = outputType;
    }

    public @Nullable String getOutputFormat() {
        return outputFormat;
    }

    /**
     * The file format. Runware knows jpg, which it makes when it is not set, png and webp; Recraft knows webp, which it makes
     * when it is not set, and png; vector models and vectorize make svg. The others choose.
     */
    public void setOutputFormat(@Nullable String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public @Nullable Integer getOutputQuality() {
        return outputQuality;
    }

    /** How good the compressed image is: 20 to 99, 95 when it is not set. Runware only. */
    public void setOutputQuality(@Nullable Integer outputQuality) {
        this.outputQuality = outputQuality;
    }

    public @Nullable String getSafety() {
        return safety;
    }

    /**
     * How the provider checks the content: not at all, or once. Runware's safety.mode, which is none when it is not
     * set. Runware only.
     */
    public void setSafety(@Nullable String safety) {
        this.safety = safety;
    }

    public @Nullable Boolean getCheckContent() {
        return checkContent;
    }

    /**
     * Whether the provider checks the content: Runware's safety.checkContent, which is false when it is not set, and
     * fal's enable_safety_checker, which is true for most models when it is not set.
     */
    public void setCheckContent(@Nullable Boolean checkContent) {
        this.checkContent = checkContent;
    }

    public @Nullable Boolean getBlockNsfw() {
        return blockNsfw;
    }

    /**
     * Whether an image that is not safe for work is refused. Recraft only. When it is not set, the provider decides.
     */
    public void setBlockNsfw(@Nullable Boolean blockNsfw) {
        this.blockNsfw = blockNsfw;
    }

    public @Nullable Boolean getCalculateFeatures() {
        return calculateFeatures;
    }

    /**
     * Whether to ask how unsafe for work the image is. Recraft only. When it is not set, the provider decides.
     */
    public void setCalculateFeatures(@Nullable Boolean calculateFeatures) {
        this.calculateFeatures = calculateFeatures;
    }

    public @Nullable Boolean getExpire() {
        return expire;
    }

    /**
     * Recraft's field expire, whose meaning is not documented. Recraft only. When it is not set, the provider
     * decides.
     */
    public void setExpire(@Nullable Boolean expire) {
        this.expire = expire;
    }
}
