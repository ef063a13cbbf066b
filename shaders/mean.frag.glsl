uniform sampler2D uPicture;
uniform float uWeight;

out vec4 oColor;

void main() { oColor = texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0) * uWeight; }
