import type { CommandContext } from './command-context';
import type { Commands } from './commands';

type PostcodeCommands = Pick<Commands, 'postcodeLists' | 'addPostcodeList' | 'removePostcodeList' | 'checkPostcodes'>;

/** Lists of post codes on this device. What is shown of them is asked for when it is shown. */
export function postcodeCommands({ services, store }: CommandContext): PostcodeCommands {
  return {
    postcodeLists: () => services.data.run('postcodeLists', null),
    addPostcodeList(file, country, options) {
      const params = { file, fileName: file.name, country, addedAt: services.now() };
      return services.data.run('addPostcodeList', params, options);
    },
    async removePostcodeList(country) {
      await services.data.run('removePostcodeList', { country });
    },
    async checkPostcodes() {
      const { importing } = store.getState();
      if (!importing?.mapping) return [];
      const { file, mapping } = importing;
      return services.data.run('checkPostcodes', { file, fileName: file.name, mapping });
    },
  };
}
