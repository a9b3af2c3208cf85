export const noticePictures: Record<string, () => string> = {}
